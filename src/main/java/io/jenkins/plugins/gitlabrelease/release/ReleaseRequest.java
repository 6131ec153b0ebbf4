package io.jenkins.plugins.gitlabrelease.release;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/**
 * What a build asks for. Only the tag is needed; every other field that is null or empty leaves GitLab's value as it is.
 *
 * @param tag the Git tag to release
 * @param ref the commit, branch or tag to create a missing tag from; null if a missing tag is an error
 * @param name the release's title; null for GitLab's default, the tag
 * @param description the notes in Markdown; null for none, or to keep those of an existing release
 * @param packageName the generic package that holds the files; null for the project's name
 * @param packageVersion the version of that package; null for the tag
 * @param assets files to upload and link
 * @param links links to other places
 */
public record ReleaseRequest(
        String tag,
        @CheckForNull String ref,
        @CheckForNull String name,
        @CheckForNull String description,
        @CheckForNull String packageName,
        @CheckForNull String packageVersion,
        List<Asset> assets,
        List<LinkRequest> links) {

    public ReleaseRequest {
        assets = List.copyOf(assets);
        links = List.copyOf(links);
    }

    /** Starts a request for the given tag. */
    public static Builder of(String tag) {
        return new Builder(tag);
    }

    /** Collects the fields of a {@link ReleaseRequest}; each may be left out. */
    public static final class Builder {

        private final String tag;
        private String ref;
        private String name;
        private String description;
        private String packageName;
        private String packageVersion;
        private List<Asset> assets = List.of();
        private List<LinkRequest> links = List.of();

        private Builder(String tag) {
            this.tag = tag;
        }

        public Builder ref(@CheckForNull String value) {
            ref = value;
            return this;
        }

        public Builder name(@CheckForNull String value) {
            name = value;
            return this;
        }

        public Builder description(@CheckForNull String value) {
            description = value;
            return this;
        }

        public Builder packageName(@CheckForNull String value) {
            packageName = value;
            return this;
        }

        public Builder packageVersion(@CheckForNull String value) {
            packageVersion = value;
            return this;
        }

        public Builder assets(List<Asset> value) {
            assets = value;
            return this;
        }

        public Builder links(List<LinkRequest> value) {
            links = value;
            return this;
        }

        public ReleaseRequest build() {
            return new ReleaseRequest(tag, ref, name, description, packageName, packageVersion, assets, links);
        }
    }
}
