package io.jenkins.plugins.gitlabrelease.result;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.model.BuildBadgeAction;
import hudson.model.EnvironmentContributingAction;
import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
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

    /** Records a release on a build; one that was published earlier in the same build is replaced by its new state. */
    public static void add(Run<?, ?> run, PublishedRelease release) throws IOException {
        synchronized (run) {
            ArrayList<PublishedRelease> releases = new ArrayList<>();
            PublishedReleaseAction before = run.getAction(PublishedReleaseAction.class);
            if (before != null) {
                releases.addAll(before.releases);
            }
            releases.removeIf(earlier ->
                    earlier.getTag().equals(release.getTag()) && Objects.equals(earlier.getUrl(), release.getUrl()));
            releases.add(release);
            run.replaceAction(new PublishedReleaseAction(releases));
        }
        run.save();
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

    /** What the badge in the history says when it is pointed at. */
    public String getBadgeText() {
        return Messages.PublishedReleaseAction_Badge(
                releases.stream().map(PublishedRelease::getTag).collect(Collectors.joining(", ")));
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
