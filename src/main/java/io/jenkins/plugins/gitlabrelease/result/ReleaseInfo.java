package io.jenkins.plugins.gitlabrelease.result;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Commit;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Milestone;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.gitlab.model.User;
import io.jenkins.plugins.gitlabrelease.release.HumanReadable;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/**
 * A release as GitLab has it, for a Pipeline to read in the sandbox. Only strings, numbers and lists are kept, because
 * Jenkins stores this with a running Pipeline. What the token's role may not see is null or empty.
 */
public final class ReleaseInfo implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final String RELEASES = "/-/releases/";

    private final String tag;
    private final String name;
    private final String description;
    private final String descriptionHtml;
    private final String url;
    private final String project;
    private final String commit;
    private final String author;
    private final String createdAt;
    private final String releasedAt;
    private final boolean upcoming;
    private final boolean historical;
    private final ArrayList<String> milestones = new ArrayList<>();
    private final ArrayList<Asset> assets = new ArrayList<>();
    private final ArrayList<CollectedEvidence> evidences = new ArrayList<>();

    /**
     * Keeps of GitLab's answer what a user can need.
     *
     * @param server the address of the server, without a slash at its end
     * @param html whether the notes in HTML are kept, which some versions of GitLab tell unasked
     */
    public ReleaseInfo(Release release, String server, boolean html) {
        tag = release.tagName();
        name = release.name();
        description = release.description();
        descriptionHtml = html ? release.descriptionHtml() : null;
        url = release.webUrl();
        project = projectOf(release.webUrl(), server);
        commit = Optional.ofNullable(release.commit()).map(Commit::id).orElse(null);
        author = Optional.ofNullable(release.author()).map(User::username).orElse(null);
        createdAt = text(release.createdAt());
        releasedAt = text(release.releasedAt());
        upcoming = release.isUpcoming();
        historical = release.isHistorical();
        for (Milestone milestone : release.milestones()) {
            milestones.add(milestone.title());
        }
        for (ReleaseLink link : release.links()) {
            assets.add(new Asset(link));
        }
        for (Release.Evidence evidence : release.evidences()) {
            evidences.add(new CollectedEvidence(evidence));
        }
    }

    @CheckForNull
    private static String text(@CheckForNull Instant time) {
        return time == null ? null : time.toString();
    }

    /** A release does not say which project it belongs to, but for the address of its page. */
    @CheckForNull
    private static String projectOf(@CheckForNull String url, String server) {
        int end = url == null ? -1 : url.indexOf(RELEASES);
        return end > server.length() && url.startsWith(server + "/") ? url.substring(server.length() + 1, end) : null;
    }

    /** For a log or an {@code echo}. */
    @Override
    @Whitelisted
    public String toString() {
        return "release " + tag + " (" + HumanReadable.count(assets.size(), "asset") + ")"
                + (url == null ? "" : " " + url);
    }

    /** The Git tag, which identifies the release within its project. */
    @Whitelisted
    public String getTag() {
        return tag;
    }

    /** The title. */
    @Whitelisted
    public String getName() {
        return name;
    }

    /** The notes in Markdown. */
    @CheckForNull
    @Whitelisted
    public String getDescription() {
        return description;
    }

    /** The notes in HTML, as GitLab shows them; null unless asked for. */
    @CheckForNull
    @Whitelisted
    public String getDescriptionHtml() {
        return descriptionHtml;
    }

    /** The release's page. */
    @CheckForNull
    @Whitelisted
    public String getUrl() {
        return url;
    }

    /** The full path of the project, which tells the releases of a group apart. */
    @CheckForNull
    @Whitelisted
    public String getProject() {
        return project;
    }

    /** The full hash of the commit that was tagged. */
    @CheckForNull
    @Whitelisted
    public String getCommit() {
        return commit;
    }

    /** The user name of whoever made the release. */
    @CheckForNull
    @Whitelisted
    public String getAuthor() {
        return author;
    }

    /** When it was made, in ISO 8601 and UTC. */
    @CheckForNull
    @Whitelisted
    public String getCreatedAt() {
        return createdAt;
    }

    /** When it counts as released, in ISO 8601 and UTC. */
    @CheckForNull
    @Whitelisted
    public String getReleasedAt() {
        return releasedAt;
    }

    /** Whether that is still to come. */
    @Whitelisted
    public boolean isUpcoming() {
        return upcoming;
    }

    /** Whether it was dated before it was made, so that GitLab collected no evidence. */
    @Whitelisted
    public boolean isHistorical() {
        return historical;
    }

    /** The titles of the milestones; a copy. */
    @Whitelisted
    public List<String> getMilestones() {
        return new ArrayList<>(milestones);
    }

    /** The links, newest first as GitLab sorts them; a copy. */
    @Whitelisted
    public List<Asset> getAssets() {
        return new ArrayList<>(assets);
    }

    /** The evidence that GitLab has collected; a copy. */
    @Whitelisted
    public List<CollectedEvidence> getEvidences() {
        return new ArrayList<>(evidences);
    }

    /** One link. */
    public static final class Asset implements Serializable {

        private static final long serialVersionUID = 1L;

        private final long id;
        private final String name;
        private final String url;
        private final String directUrl;
        private final String type;

        Asset(ReleaseLink link) {
            id = link.id();
            name = link.name();
            url = link.url();
            directUrl = link.directAssetUrl() == null ? link.url() : link.directAssetUrl();
            type = link.linkType().json();
        }

        /** For a log or an {@code echo}. */
        @Override
        @Whitelisted
        public String toString() {
            return name + " " + directUrl;
        }

        /** GitLab's number of the link. */
        @Whitelisted
        public long getId() {
            return id;
        }

        @Whitelisted
        public String getName() {
            return name;
        }

        /** Where the link leads. */
        @Whitelisted
        public String getUrl() {
            return url;
        }

        /** The permanent link below the release; the same as {@link #getUrl()} for an asset without a path. */
        @Whitelisted
        public String getDirectUrl() {
            return directUrl;
        }

        /** {@code other}, {@code runbook}, {@code image} or {@code package}. */
        @Whitelisted
        public String getType() {
            return type;
        }
    }

    /** A snapshot that GitLab took of a release. */
    public static final class CollectedEvidence implements Serializable {

        private static final long serialVersionUID = 1L;

        private final String sha;
        private final String url;
        private final String collectedAt;

        CollectedEvidence(Release.Evidence evidence) {
            sha = evidence.sha();
            url = evidence.filepath();
            Instant time = evidence.collectedAt();
            collectedAt = time == null ? null : time.toString();
        }

        /** For a log or an {@code echo}. */
        @Override
        @Whitelisted
        public String toString() {
            return "evidence " + sha + " of " + collectedAt;
        }

        /** The digest that GitLab gives the snapshot. */
        @CheckForNull
        @Whitelisted
        public String getSha() {
            return sha;
        }

        /** Where the snapshot is. */
        @CheckForNull
        @Whitelisted
        public String getUrl() {
            return url;
        }

        /** When it was taken, in ISO 8601 and UTC. */
        @CheckForNull
        @Whitelisted
        public String getCollectedAt() {
            return collectedAt;
        }
    }
}
