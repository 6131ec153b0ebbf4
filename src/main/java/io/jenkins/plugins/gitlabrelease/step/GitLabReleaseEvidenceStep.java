package io.jenkins.plugins.gitlabrelease.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.gitlabrelease.task.CollectEvidence;
import io.jenkins.plugins.gitlabrelease.task.ProjectAccess;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The Pipeline step {@code gitlabReleaseEvidence}: has GitLab collect evidence of a release; returns nothing. */
public final class GitLabReleaseEvidenceStep extends GitLabStep {

    private String tag;

    @DataBoundConstructor
    public GitLabReleaseEvidenceStep() {}

    /** The release's Git tag; null to take the tag of the build. */
    @CheckForNull
    public String getTag() {
        return tag;
    }

    @DataBoundSetter
    public void setTag(@CheckForNull String tag) {
        this.tag = Util.fixEmptyAndTrim(tag);
    }

    @Override
    @CheckForNull
    Object run(StepContext context, Run<?, ?> run, EnvVars environment, TaskListener listener)
            throws IOException, InterruptedException {
        return ProjectAccess.use(this, run, environment, listener, access -> {
            new CollectEvidence(tag, access).collect();
            return null;
        });
    }

    /** The form of the step, which is also its entry in the Snippet Generator. */
    @Extension
    public static final class DescriptorImpl extends GitLabStepDescriptor {

        @Override
        public String getFunctionName() {
            return "gitlabReleaseEvidence";
        }

        @Override
        @NonNull
        public String getDisplayName() {
            return Messages.GitLabReleaseEvidenceStep_DisplayName();
        }
    }
}
