package io.jenkins.plugins.gitlabrelease.result;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.model.AbstractBuild;
import hudson.model.BuildBadgeAction;
import hudson.model.EnvironmentContributingAction;
import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * The releases that a build has published: a summary on its page, the same in the REST API, a badge in the job's history,
 * and variables for the steps that follow. A build has at most one of these, which is replaced and never changed, since it
 * may be written to disk at any time.
 */
@ExportedBean
public final class PublishedReleaseAction extends InvisibleAction
        implements EnvironmentContributingAction, BuildBadgeAction {

    /** What stands for a release on Jenkins' pages; a symbol of Jenkins' core. */
    static final String ICON = "symbol-tag";

    private final ArrayList<PublishedRelease> releases;

    private PublishedReleaseAction(ArrayList<PublishedRelease> releases) {
        this.releases = releases;
    }

    /**
     * Records a release on a build, and on the build of the matrix job that it belongs to. Several calls for one release are
     * merged into one record of what the build did.
     *
     * @throws IOException if the record could not be saved; the build then has the one it had before
     */
    public static void add(Run<?, ?> run, PublishedRelease release) throws IOException {
        addTo(run, release);
        if (run instanceof AbstractBuild<?, ?> build) {
            Run<?, ?> root = build.getRootBuild();
            if (root != null && root != run) {
                addTo(root, release);
            }
        }
    }

    private static void addTo(Run<?, ?> run, PublishedRelease release) throws IOException {
        PublishedReleaseAction after;
        synchronized (run) {
            PublishedReleaseAction before = run.getAction(PublishedReleaseAction.class);
            after = new PublishedReleaseAction(merged(before == null ? List.of() : before.releases, release));
            run.replaceAction(after);
            try {
                run.save();
            } catch (IOException | RuntimeException e) {
                if (before == null) {
                    run.removeAction(after);
                } else {
                    run.replaceAction(before);
                }
                throw e;
            }
        }
        JobReleases.record(run, after.published().toList());
    }

    /** The releases of a build with one more; an earlier record of the same release becomes one with it, at the end. */
    static ArrayList<PublishedRelease> merged(List<PublishedRelease> earlier, PublishedRelease release) {
        ArrayList<PublishedRelease> releases = new ArrayList<>(earlier);
        PublishedRelease merged = release;
        for (PublishedRelease each : earlier) {
            if (each.isSameAs(release)) {
                releases.remove(each);
                merged = each.mergedWith(release);
            }
        }
        releases.add(merged);
        return releases;
    }

    /** Those that the build has created or changed. */
    private Stream<PublishedRelease> published() {
        return releases.stream().filter(PublishedRelease::hasChangedGitLab);
    }

    /** Whether there is one, so that the history marks the build. */
    public boolean isPublished() {
        return published().findAny().isPresent();
    }

    /** In the order they were published; a copy. */
    @Exported
    public List<PublishedRelease> getReleases() {
        return new ArrayList<>(releases);
    }

    /** What the pages show of them, in that order. */
    public List<ReleaseSummary> getSummaries() {
        return releases.stream().map(ReleaseSummary::new).toList();
    }

    /** What the pages show of a build's releases; empty if it has published none. */
    static List<ReleaseSummary> summariesOf(Run<?, ?> run) {
        PublishedReleaseAction action = run.getAction(PublishedReleaseAction.class);
        return action == null ? List.of() : action.getSummaries();
    }

    /** For the views. */
    public String getIcon() {
        return ICON;
    }

    /** What the mark in the history says when it is pointed at: the releases that the build has created or changed. */
    public String getBadgeText() {
        return Messages.PublishedReleaseAction_Badge(
                published().map(PublishedRelease::getTag).collect(Collectors.joining(", ")));
    }

    /** Sets {@code GITLAB_RELEASE_TAG} and {@code GITLAB_RELEASE_URL} to those of the last release. */
    @Override
    public void buildEnvironment(@NonNull Run<?, ?> run, @NonNull EnvVars env) {
        PublishedRelease last = releases.get(releases.size() - 1);
        env.put("GITLAB_RELEASE_TAG", last.getTag());
        if (last.getUrl() != null) {
            env.put("GITLAB_RELEASE_URL", last.getUrl());
        }
    }
}
