package io.jenkins.plugins.gitlabrelease.result;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.HarmlessText;
import io.jenkins.plugins.gitlabrelease.release.AssetResult;
import io.jenkins.plugins.gitlabrelease.release.HumanReadable;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseResult;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    /** What a build can do to a release, the strongest last. */
    private static final List<String> STRENGTH = Stream.of(
                    ReleaseAction.PLANNED,
                    ReleaseAction.SKIPPED,
                    ReleaseAction.UNCHANGED,
                    ReleaseAction.UPDATED,
                    ReleaseAction.CREATED)
            .map(ReleaseAction::word)
            .toList();

    private final String tag;
    private final String name;
    private final String url;
    private final String action;
    private final ArrayList<PublishedAsset> assets = new ArrayList<>();
    private final ArrayList<String> milestones;
    private final String releasedAt;
    private final boolean upcoming;

    private PublishedRelease(
            PublishedRelease facts, @CheckForNull String url, String action, List<PublishedAsset> all) {
        this.tag = facts.tag;
        this.name = facts.name;
        this.url = url;
        this.action = action;
        this.assets.addAll(all);
        this.milestones = facts.milestones;
        this.releasedAt = facts.releasedAt;
        this.upcoming = facts.upcoming;
    }

    /** Keeps of the engine's result what a user can need, as text that every file and page can hold. */
    public PublishedRelease(ReleaseResult result) {
        tag = storable(result.tag());
        name = storable(result.name());
        String page = result.url();
        url = page == null ? null : storable(page);
        action = result.action().word();
        for (AssetResult asset : result.assets()) {
            assets.add(new PublishedAsset(asset, result.action() == ReleaseAction.PLANNED));
        }
        milestones = new ArrayList<>();
        for (String milestone : result.milestones()) {
            milestones.add(storable(milestone));
        }
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

    /** The release's page; null if GitLab gave none. */
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

    /** When it counts as released, in ISO 8601 and UTC; null if GitLab gave none. */
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

    /** Whether this is a release of the same tag in the same project. */
    boolean isSameAs(PublishedRelease other) {
        return tag.equals(other.tag) && (url == null || other.url == null || url.equals(other.url));
    }

    /** Whether the build has created or changed the release. */
    boolean hasChangedGitLab() {
        return action.equals(ReleaseAction.CREATED.word()) || action.equals(ReleaseAction.UPDATED.word());
    }

    /**
     * What a build has done in two calls for the same release: the release as the later one found it, all assets of both,
     * and of two actions the one that changed more.
     */
    PublishedRelease mergedWith(PublishedRelease later) {
        List<PublishedAsset> all = new ArrayList<>(assets);
        for (PublishedAsset asset : later.assets) {
            int before = IntStream.range(0, all.size())
                    .filter(i -> all.get(i).getName().equals(asset.getName()))
                    .findFirst()
                    .orElse(-1);
            if (before < 0) {
                all.add(asset);
            } else {
                all.set(before, all.get(before).mergedWith(asset));
            }
        }
        return new PublishedRelease(later, later.url == null ? url : later.url, stronger(action, later.action), all);
    }

    private static String stronger(String earlier, String later) {
        return STRENGTH.indexOf(earlier) > STRENGTH.indexOf(later) ? earlier : later;
    }

    /** For a log or an {@code echo}. */
    @Override
    @Whitelisted
    public String toString() {
        return "release " + tag + " (" + action + ", " + HumanReadable.count(assets.size(), "asset") + ")"
                + (url == null ? "" : " " + url);
    }

    /** Whether a page may link to {@link #getUrl()}. */
    public boolean hasWebUrl() {
        return isWebUrl(url);
    }

    /** Text as XML can hold it, of a bounded length: Jenkins writes it to the build's file each time that it saves the build. */
    static String storable(String text) {
        return HarmlessText.value(text);
    }

    /** GitLab's answers are not trusted: a link with another scheme could run a script. */
    static boolean isWebUrl(@CheckForNull String url) {
        return url != null && (url.startsWith("https://") || url.startsWith("http://"));
    }
}
