package io.jenkins.plugins.gitlabrelease.release;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;
import java.util.List;

/**
 * What a build asks for. Only the tag is needed; every other field that is null or empty leaves GitLab's value as it is.
 *
 * @param tag the Git tag to release
 * @param ref the commit, branch or tag to create a missing tag from; null if a missing tag is an error
 * @param tagMessage the message of a tag that is created, which makes it an annotated one; null for a lightweight tag
 * @param name the release's title; null for GitLab's default, the tag
 * @param description the notes in Markdown; null for none, or to keep those of an existing release
 * @param gitlabChangelog whether GitLab's changelog of the tag's commits is appended to the description
 * @param milestones titles; null to keep what there is, empty to clear
 * @param releasedAt when it counts as released; null for GitLab's default, now
 * @param packageName the generic package that holds the files; null for the project's name
 * @param packageVersion the version of that package; null for the tag
 * @param assets files to upload and link
 * @param checksums whether a file {@code SHA256SUMS} of all assets is published with them
 * @param links links to other places
 * @param ifExists what to do with a release that is there already
 * @param prune whether files this plugin published for the tag earlier, and their links, go when they are not asked for
 * @param evidence whether GitLab is asked to collect evidence afterwards
 * @param dryRun whether only the plan is made
 */
public record ReleaseRequest(
        String tag,
        @CheckForNull String ref,
        @CheckForNull String tagMessage,
        @CheckForNull String name,
        @CheckForNull String description,
        boolean gitlabChangelog,
        @CheckForNull List<String> milestones,
        @CheckForNull Instant releasedAt,
        @CheckForNull String packageName,
        @CheckForNull String packageVersion,
        List<Asset> assets,
        boolean checksums,
        List<LinkRequest> links,
        IfExists ifExists,
        boolean prune,
        boolean evidence,
        boolean dryRun) {

    /** GitLab's limit of a release's description ({@code app/models/release.rb}), in characters. */
    public static final int LONGEST_DESCRIPTION = 1_000_000;

    public ReleaseRequest {
        milestones = milestones == null ? null : List.copyOf(milestones);
        assets = List.copyOf(assets);
        links = List.copyOf(links);
    }

    /** Starts a request for the given tag. */
    public static Builder of(String tag) {
        return new Builder(tag);
    }

    /** Whether the run needs the package registry at all: to add files, or to find those that are to go. */
    public boolean usesPackages() {
        return !assets.isEmpty() || prune;
    }

    /** Collects the fields of a {@link ReleaseRequest}; each may be left out. */
    public static final class Builder {

        private final String tag;
        private String ref;
        private String tagMessage;
        private String name;
        private String description;
        private boolean gitlabChangelog;
        private List<String> milestones;
        private Instant releasedAt;
        private String packageName;
        private String packageVersion;
        private List<Asset> assets = List.of();
        private boolean checksums;
        private List<LinkRequest> links = List.of();
        private IfExists ifExists = IfExists.UPDATE;
        private boolean prune;
        private boolean evidence;
        private boolean dryRun;

        private Builder(String tag) {
            this.tag = tag;
        }

        public Builder ref(@CheckForNull String value) {
            ref = value;
            return this;
        }

        public Builder tagMessage(@CheckForNull String value) {
            tagMessage = value;
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

        public Builder gitlabChangelog(boolean value) {
            gitlabChangelog = value;
            return this;
        }

        public Builder milestones(@CheckForNull List<String> value) {
            milestones = value;
            return this;
        }

        public Builder releasedAt(@CheckForNull Instant value) {
            releasedAt = value;
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

        public Builder assets(List<? extends Asset> value) {
            assets = List.copyOf(value);
            return this;
        }

        public Builder checksums(boolean value) {
            checksums = value;
            return this;
        }

        public Builder links(List<LinkRequest> value) {
            links = value;
            return this;
        }

        public Builder ifExists(IfExists value) {
            ifExists = value;
            return this;
        }

        public Builder prune(boolean value) {
            prune = value;
            return this;
        }

        public Builder evidence(boolean value) {
            evidence = value;
            return this;
        }

        public Builder dryRun(boolean value) {
            dryRun = value;
            return this;
        }

        public ReleaseRequest build() {
            return new ReleaseRequest(
                    tag,
                    ref,
                    tagMessage,
                    name,
                    description,
                    gitlabChangelog,
                    milestones,
                    releasedAt,
                    packageName,
                    packageVersion,
                    assets,
                    checksums,
                    links,
                    ifExists,
                    prune,
                    evidence,
                    dryRun);
        }
    }
}
