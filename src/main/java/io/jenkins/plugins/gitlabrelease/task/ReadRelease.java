package io.jenkins.plugins.gitlabrelease.task;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.ReleasesApi;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseQuery;
import io.jenkins.plugins.gitlabrelease.option.ChoiceOption;
import io.jenkins.plugins.gitlabrelease.option.ReleaseChoice;
import io.jenkins.plugins.gitlabrelease.option.ReleaseChoice.LatestBy;
import io.jenkins.plugins.gitlabrelease.release.NamePattern;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.VersionInTag;
import io.jenkins.plugins.gitlabrelease.result.ReleaseInfo;
import java.io.IOException;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Finds the one release that a user means. Nothing of Jenkins is called from here.
 *
 * @param choice what the user said
 * @param access where to look
 */
@Restricted(NoExternalUse.class)
public record ReadRelease(ReleaseChoice choice, ProjectAccess access) {

    /**
     * The release, if there is one.
     *
     * @throws ReleaseException if it is not clear which one is meant
     */
    public Optional<Release> find() throws IOException, InterruptedException {
        ReleasesApi releases = access.client().releases(access.project());
        LatestBy latestBy = ChoiceOption.LATEST_BY.parse(access.variables().inText(choice.getLatestBy()));
        String pattern = access.variables().in("tagPattern", choice.getTagPattern());
        if (!isLatest(latestBy)) {
            if (choice.getTagPattern() != null) {
                throw new ReleaseException(
                        "tagPattern is \"" + choice.getTagPattern()
                                + "\" and narrows the search for the latest release. Set latest to true, or leave tagPattern out.");
            }
            return releases.find(tag());
        }
        String given = access.variables().in("tag", choice.getTag());
        if (given != null) {
            throw new ReleaseException(
                    "Both the tag " + given + " and the latest release are set. Set tag, or set latest to true.");
        }
        if (pattern == null && choice.getTagPattern() != null) {
            throw new ReleaseException(
                    "tagPattern is blank once its variables are replaced, so it would match every tag."
                            + " Set the variables, or leave tagPattern out.");
        }
        NamePattern tags = NamePattern.ofTags(pattern == null ? "*" : pattern);
        return latestBy == LatestBy.SEMVER ? highest(releases, tags) : newest(releases, tags);
    }

    /** The word of the order alone is enough: nobody sets it for another release. */
    private boolean isLatest(LatestBy latestBy) {
        return choice.isLatest() || latestBy != LatestBy.DATE;
    }

    private Optional<Release> newest(ReleasesApi releases, NamePattern tags) throws IOException, InterruptedException {
        if (choice.getTagPattern() == null) {
            Optional<Release> latest = releases.latest();
            if (latest.isEmpty() || choice.isIncludeUpcoming() || !latest.get().isUpcoming()) {
                return latest;
            }
        }
        return releases.list(ReleaseQuery.all()).find(release -> counts(release, tags));
    }

    private Optional<Release> highest(ReleasesApi releases, NamePattern tags) throws IOException, InterruptedException {
        Highest highest = new Highest();
        releases.list(ReleaseQuery.all()).forEach(release -> {
            if (counts(release, tags)) {
                VersionInTag.of(release.tagName())
                        .filter(version -> choice.isIncludePrereleases() || !version.isPrerelease())
                        .ifPresent(version -> highest.offer(release, version));
            }
        });
        return Optional.ofNullable(highest.release);
    }

    private boolean counts(Release release, NamePattern tags) {
        return tags.matches(release.tagName()) && (choice.isIncludeUpcoming() || !release.isUpcoming());
    }

    /** Of two releases with one version, the newer one wins, which GitLab lists first. */
    private static final class Highest {
        @CheckForNull
        private Release release;

        @CheckForNull
        private VersionInTag version;

        void offer(Release candidate, VersionInTag offered) {
            if (version == null || offered.compareTo(version) > 0) {
                release = candidate;
                version = offered;
            }
        }
    }

    /**
     * The release.
     *
     * @throws ReleaseException if there is none
     */
    public Release get() throws IOException, InterruptedException {
        Optional<Release> found = find();
        if (found.isPresent()) {
            return found.get();
        }
        throw new ReleaseException(access.where() + " has no release " + missing() + ", or the token may not see it.");
    }

    /**
     * As {@link #find()}, for a Pipeline; null if there is none.
     *
     * @param html whether the notes are wanted in HTML, too; takes one more request
     */
    @CheckForNull
    public ReleaseInfo info(boolean html) throws IOException, InterruptedException {
        Optional<Release> found = find();
        if (found.isEmpty()) {
            return null;
        }
        Release release = html ? withHtml(found.get()) : found.get();
        return new ReleaseInfo(release, access.client().server().toString(), html);
    }

    /** GitLab 13 always tells, newer versions only if they are asked to. */
    private Release withHtml(Release release) throws IOException, InterruptedException {
        return release.descriptionHtml() != null
                ? release
                : access.client().releases(access.project()).getWithHtml(release.tagName());
    }

    private String missing() throws IOException, InterruptedException {
        LatestBy latestBy = ChoiceOption.LATEST_BY.parse(access.variables().inText(choice.getLatestBy()));
        if (!isLatest(latestBy)) {
            return tag();
        }
        String pattern = access.variables().in("tagPattern", choice.getTagPattern());
        return (pattern == null ? "yet" : "with a tag like " + pattern)
                + (latestBy == LatestBy.SEMVER ? " that has a version in its tag" : "");
    }

    /** The tag that was given, or the tag of the build. */
    private String tag() throws IOException, InterruptedException {
        return access.tag(choice.getTag());
    }
}
