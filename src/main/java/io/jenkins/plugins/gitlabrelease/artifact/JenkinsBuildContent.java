package io.jenkins.plugins.gitlabrelease.artifact;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.model.AbstractBuild;
import hudson.model.Result;
import hudson.model.Run;
import hudson.scm.ChangeLogSet;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.scm.RunWithSCM;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What a real build offers to its release. */
@Restricted(NoExternalUse.class)
public final class JenkinsBuildContent implements BuildContent {

    /** A job that has not succeeded for long must not be read back to its beginning; notes of this length help nobody. */
    private static final int MOST_CHANGES = 1000;

    private final Run<?, ?> run;
    private final FilePath workspace;
    private final AgentTransfers agent;

    /**
     * @param workspace null if there is none
     * @param agent sends the files itself; null if the controller does
     */
    public JenkinsBuildContent(Run<?, ?> run, @CheckForNull FilePath workspace, @CheckForNull AgentTransfers agent) {
        this.run = run;
        this.workspace = workspace;
        this.agent = agent;
    }

    @Override
    public BuildFiles artifacts() {
        return new ArchivedArtifacts(run.getArtifactManager().root(), agent);
    }

    @Override
    @CheckForNull
    public BuildFiles workspace() {
        return workspace == null ? null : new WorkspaceFiles(workspace, agent);
    }

    /** A build that was unstable counts as successful, as it does for Jenkins' permalink, and is published, too. */
    @Override
    public List<ChangeList.Change> changes() {
        List<ChangeList.Change> changes = new ArrayList<>();
        for (Run<?, ?> each = run; each != null && changes.size() < MOST_CHANGES; each = each.getPreviousBuild()) {
            if (each != run && isSuccessful(each)) {
                break;
            }
            addChangesOf(each, changes);
        }
        return changes;
    }

    private static boolean isSuccessful(Run<?, ?> run) {
        Result result = run.getResult();
        return !run.isBuilding() && result != null && result.isBetterOrEqualTo(Result.UNSTABLE);
    }

    private static void addChangesOf(Run<?, ?> run, List<ChangeList.Change> changes) {
        if (run instanceof RunWithSCM<?, ?> withScm) {
            for (ChangeLogSet<? extends ChangeLogSet.Entry> set : withScm.getChangeSets()) {
                for (ChangeLogSet.Entry entry : set) {
                    changes.add(new ChangeList.Change(entry.getCommitId(), entry.getMsg()));
                }
            }
        }
    }

    @Override
    public String artifactsUrl() throws ReleaseException {
        String root = Jenkins.get().getRootUrl();
        if (root == null) {
            throw new ReleaseException("The parameter linkTo is jenkins, and Jenkins does not know its own address. Set"
                    + " it under Manage Jenkins, System, Jenkins Location, or set linkTo to packages.");
        }
        return root + run.getUrl() + "artifact/";
    }

    /** The build of a matrix job is deleted with those of all its configurations, whatever is said of these. */
    @Override
    public void keep() throws IOException {
        run.keepLog(true);
        if (run instanceof AbstractBuild<?, ?> build) {
            Run<?, ?> root = build.getRootBuild();
            if (root != null && root != run) {
                root.keepLog(true);
            }
        }
    }
}
