package io.jenkins.plugins.gitlabrelease.result;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A published release as Jenkins' pages show it. Its texts come from GitLab and from the build; views escape them, and link
 * to nothing but web pages.
 */
@Restricted(NoExternalUse.class)
public final class ReleaseSummary {

    /** With more assets than this, a page shows how many there are and unfolds them on demand. */
    private static final int MANY_ASSETS = 10;

    /** With more assets than this, the eye alone finds none. */
    private static final int MANY_TO_SEARCH = 20;

    private final PublishedRelease release;
    private final Clock clock;

    ReleaseSummary(PublishedRelease release) {
        this(release, Clock.systemUTC());
    }

    /** @param clock tells whether the release is still to come */
    ReleaseSummary(PublishedRelease release, Clock clock) {
        this.release = release;
        this.clock = clock;
    }

    public String getName() {
        return release.getName();
    }

    /** The Git tag; null if the name says it already. */
    @CheckForNull
    public String getTag() {
        return release.getTag().equals(release.getName()) ? null : release.getTag();
    }

    /** The release's page; null if GitLab told none that may be linked to. */
    @CheckForNull
    public String getLink() {
        return release.hasWebUrl() ? release.getUrl() : null;
    }

    /** What the build did to the release, in words. */
    public String getDone() {
        return wordsFor(release.getAction());
    }

    /** When the release counts as released, for the view to format; null if GitLab did not tell. */
    @CheckForNull
    public Date getDate() {
        Instant releasedAt = releasedAt();
        try {
            return releasedAt == null ? null : Date.from(releasedAt);
        } catch (IllegalArgumentException e) {
            return null; // a year that no calendar prints
        }
    }

    /** Whether GitLab shows it as upcoming now, which may have changed since it was published. */
    public boolean isUpcoming() {
        Instant releasedAt = releasedAt();
        return releasedAt == null ? release.isUpcoming() : releasedAt.isAfter(clock.instant());
    }

    /** Titles, separated by commas; null if there are none. */
    @CheckForNull
    public String getMilestones() {
        List<String> milestones = release.getMilestones();
        return milestones.isEmpty() ? null : String.join(", ", milestones);
    }

    /** In the order they were asked for. */
    public List<Asset> getAssets() {
        return release.getAssets().stream().map(Asset::new).toList();
    }

    /** The size of all assets together, as far as it is known. */
    public long getTotalBytes() {
        return release.getAssets().stream()
                .map(PublishedAsset::getSize)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Whether the assets are too many to be shown at once. */
    public boolean isLong() {
        return release.getAssets().size() > MANY_ASSETS;
    }

    /** Whether the assets are so many that a page offers a filter for them. */
    public boolean isFiltered() {
        return release.getAssets().size() > MANY_TO_SEARCH;
    }

    @CheckForNull
    private Instant releasedAt() {
        String text = release.getReleasedAt();
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** What was done, in words; one that another version of the plugin wrote is shown as it is. */
    static String wordsFor(String action) {
        return switch (action) {
            case "created" -> Messages.ReleaseSummary_Created();
            case "updated" -> Messages.ReleaseSummary_Updated();
            case "skipped" -> Messages.ReleaseSummary_Skipped();
            case "uploaded" -> Messages.ReleaseSummary_Uploaded();
            case "replaced" -> Messages.ReleaseSummary_Replaced();
            case "reused" -> Messages.ReleaseSummary_Reused();
            case "linked" -> Messages.ReleaseSummary_Linked();
            case "unchanged" -> Messages.ReleaseSummary_Unchanged();
            default -> action;
        };
    }

    /** A row of the table of assets. */
    public static final class Asset {

        private final PublishedAsset asset;

        Asset(PublishedAsset asset) {
            this.asset = asset;
        }

        public String getName() {
            return asset.getName();
        }

        /** The permanent link to the asset; null if it is none that may be linked to. */
        @CheckForNull
        public String getLink() {
            return asset.hasWebUrl() ? asset.getDirectUrl() : null;
        }

        /** GitLab's word. */
        public String getType() {
            return asset.getType();
        }

        /** The size; null for a link to something the build did not make. Views cannot read a property named {@code size}. */
        @CheckForNull
        public Long getBytes() {
            return asset.getSize();
        }

        /** In lower-case hexadecimal; null like the size. */
        @CheckForNull
        public String getSha256() {
            return asset.getSha256();
        }

        /** Its beginning, to look at; null like the size. */
        @CheckForNull
        public String getShortSha256() {
            String sha256 = asset.getSha256();
            return sha256 == null ? null : sha256.substring(0, Math.min(8, sha256.length())) + "\u2026";
        }

        /** What the build did for the asset, in words. */
        public String getDone() {
            return wordsFor(asset.getAction());
        }
    }
}
