package io.jenkins.plugins.gitlabrelease.result;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Date;
import java.util.Objects;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A release that a build of a job has published, as the pages of the job show it. */
@Restricted(NoExternalUse.class)
public final class JobRelease {

    private final int build;
    private final long started;
    private final String tag;
    private final String name;
    private final String url;
    private final String action;
    private final int assets;
    private final long bytes;

    /** @param started when the build was started, in milliseconds since 1970 */
    JobRelease(int build, long started, PublishedRelease release) {
        this.build = build;
        this.started = started;
        this.tag = release.getTag();
        this.name = release.getName();
        this.url = release.getUrl();
        this.action = release.getAction();
        this.assets = release.getAssets().size();
        this.bytes = release.getAssets().stream()
                .map(PublishedAsset::getSize)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    /** The number of the build. */
    public int getBuild() {
        return build;
    }

    /** When the build was started. */
    public Date getDate() {
        return new Date(started);
    }

    public String getName() {
        return name;
    }

    public String getTagName() {
        return tag;
    }

    /** The Git tag; null if the name says it already. */
    @CheckForNull
    public String getTag() {
        return tag.equals(name) ? null : tag;
    }

    /** The release's page; null if GitLab gave none that may be linked to. */
    @CheckForNull
    public String getLink() {
        return PublishedRelease.isWebUrl(url) ? url : null;
    }

    /** What the build did to the release, in words. */
    public String getDone() {
        return ReleaseSummary.wordsFor(action);
    }

    /** How many assets the build has seen to. */
    public int getAssetCount() {
        return assets;
    }

    /** The size of those that are files of the build. */
    public long getBytes() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JobRelease that
                && build == that.build
                && started == that.started
                && tag.equals(that.tag)
                && name.equals(that.name)
                && Objects.equals(url, that.url)
                && action.equals(that.action)
                && assets == that.assets
                && bytes == that.bytes;
    }

    @Override
    public int hashCode() {
        return Objects.hash(build, tag, url);
    }
}
