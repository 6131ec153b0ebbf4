package io.jenkins.plugins.gitlabrelease.gitlab.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.HarmlessText;
import java.util.List;
import java.util.Map;

/**
 * A release to be created (api/releases "Create a release"); what is null is not sent and left to GitLab's default.
 *
 * @param ref commit, branch or tag that a missing tag is made from; GitLab ignores it when the tag exists
 * @param tagMessage makes an annotated tag, if the tag is made with the release
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewRelease(
        String tagName,
        @CheckForNull String ref,
        @CheckForNull String tagMessage,
        @JsonUnwrapped ReleaseFields fields,
        @JsonIgnore List<NewLink> links) {
    public NewRelease {
        links = List.copyOf(links);
    }

    /** A release of that tag without any other attribute. */
    public static NewRelease of(String tagName) {
        return new NewRelease(tagName, null, null, ReleaseFields.NONE, List.of());
    }

    /** The same release, for a tag that is made from a ref if it is missing. */
    public NewRelease from(@CheckForNull String tagRef, @CheckForNull String message) {
        return new NewRelease(tagName, tagRef, message, fields, links);
    }

    public NewRelease fields(ReleaseFields value) {
        return new NewRelease(tagName, ref, tagMessage, value, links);
    }

    public NewRelease links(List<NewLink> values) {
        return new NewRelease(tagName, ref, tagMessage, fields, values);
    }

    /** Whether a release is the one that this would make, and not one that somebody else made for the same tag. */
    public boolean isIn(Release release) {
        String name = fields.name() == null ? tagName : fields.name();
        return release.tagName().equals(HarmlessText.value(tagName))
                && release.name().strip().equals(HarmlessText.value(name).strip())
                && lines(release.description()).equals(lines(HarmlessText.prose(OrEmpty.text(fields.description()))))
                && links.stream().allMatch(link -> release.links().stream().anyMatch(link::isIn));
    }

    private static String lines(@CheckForNull String text) {
        return OrEmpty.text(text).replace("\r\n", "\n").strip();
    }

    @CheckForNull
    @JsonProperty
    Map<String, List<NewLink>> assets() {
        return links.isEmpty() ? null : Map.of("links", links);
    }
}
