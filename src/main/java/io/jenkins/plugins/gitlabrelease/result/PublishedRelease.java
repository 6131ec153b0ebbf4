package io.jenkins.plugins.gitlabrelease.result;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.release.AssetResult;
import io.jenkins.plugins.gitlabrelease.release.ReleaseResult;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * What the step returns and what stays on the build: the release as it was after it had been published. A Pipeline reads
 * every property in the sandbox. Only strings, numbers and lists are kept, because Jenkins stores this with the build and
 * with a running Pipeline.
 */
@ExportedBean
public final class PublishedRelease implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String tag;
    private final String name;
    private final String url;
    private final String action;
    private final ArrayList<PublishedAsset> assets = new ArrayList<>();
    private final ArrayList<String> milestones;
    private final String releasedAt;
    private final boolean upcoming;

    /** Keeps of the engine's result what a user can need. */
    public PublishedRelease(ReleaseResult result) {
        tag = result.tag();
        name = result.name();
        url = result.url();
        action = result.action().word();
        for (AssetResult asset : result.assets()) {
            assets.add(new PublishedAsset(asset));
        }
        milestones = new ArrayList<>(result.milestones());
        Instant date = result.releasedAt();
        releasedAt = date == null ? null : date.toString();
        upcoming = result.upcoming();
    }

    /** The Git tag, which identifies the release within its project. */
    @Exported
    @Whitelisted
    public String getTag() {
        return tag;
    }

    /** The title. */
    @Exported
    @Whitelisted
    public String getName() {
        return name;
    }

    /** The release's page; null if GitLab did not tell. */
    @CheckForNull
    @Exported
    @Whitelisted
    public String getUrl() {
        return url;
    }

    /** {@code created}, {@code updated}, {@code unchanged}, {@code skipped} or {@code planned}. */
    @Exported
    @Whitelisted
    public String getAction() {
        return action;
    }

    /** The assets that were asked for, in that order; a copy, so that a script may do with it what it likes. */
    @Exported
    @Whitelisted
    public List<PublishedAsset> getAssets() {
        return new ArrayList<>(assets);
    }

    /** The titles of the milestones; a copy. */
    @Exported
    @Whitelisted
    public List<String> getMilestones() {
        return new ArrayList<>(milestones);
    }

    /** When it counts as released, in ISO 8601 and UTC; null if GitLab did not tell. */
    @CheckForNull
    @Exported
    @Whitelisted
    public String getReleasedAt() {
        return releasedAt;
    }

    /** Whether that is still to come. */
    @Exported
    @Whitelisted
    public boolean isUpcoming() {
        return upcoming;
    }

    /** Whether a page may link to {@link #getUrl()}. */
    public boolean hasWebUrl() {
        return isWebUrl(url);
    }

    /** GitLab's answers are not trusted: a link with another scheme could run a script. */
    static boolean isWebUrl(@CheckForNull String url) {
        return url != null && (url.startsWith("https://") || url.startsWith("http://"));
    }
}
