package io.jenkins.plugins.gitlabrelease.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import hudson.EnvVars;
import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.gitlabrelease.build.AssetLink;
import io.jenkins.plugins.gitlabrelease.build.BuildRelease;
import io.jenkins.plugins.gitlabrelease.build.PublishedRelease;
import io.jenkins.plugins.gitlabrelease.build.ReleaseOptions;
import io.jenkins.plugins.gitlabrelease.server.FormText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * The Pipeline step {@code gitlabRelease}: publishes a GitLab release for the build and returns it as a
 * {@link PublishedRelease}. It works on archived artifacts only, so it needs neither an agent nor a workspace.
 */
public final class GitLabReleaseStep extends GitLabStep implements ReleaseOptions {

    private String tag;
    private String name;
    private String description;
    private String ref;
    private String artifacts;
    private String excludes;
    private List<AssetLink> links;
    private boolean allowEmpty;

    /** Nothing is mandatory: in the build of a tag every option has a sensible default. */
    @DataBoundConstructor
    public GitLabReleaseStep() {}

    @Override
    @CheckForNull
    public String getTag() {
        return tag;
    }

    @DataBoundSetter
    public void setTag(@CheckForNull String tag) {
        this.tag = FormText.trimToNull(tag);
    }

    @Override
    @CheckForNull
    public String getName() {
        return name;
    }

    @DataBoundSetter
    public void setName(@CheckForNull String name) {
        this.name = FormText.blankToNull(name);
    }

    @Override
    @CheckForNull
    public String getDescription() {
        return description;
    }

    @DataBoundSetter
    public void setDescription(@CheckForNull String description) {
        this.description = FormText.blankToNull(description);
    }

    @Override
    @CheckForNull
    public String getRef() {
        return ref;
    }

    @DataBoundSetter
    public void setRef(@CheckForNull String ref) {
        this.ref = FormText.trimToNull(ref);
    }

    @Override
    @CheckForNull
    public String getArtifacts() {
        return artifacts;
    }

    @DataBoundSetter
    public void setArtifacts(@CheckForNull String artifacts) {
        this.artifacts = FormText.trimToNull(artifacts);
    }

    @Override
    @CheckForNull
    public String getExcludes() {
        return excludes;
    }

    @DataBoundSetter
    public void setExcludes(@CheckForNull String excludes) {
        this.excludes = FormText.trimToNull(excludes);
    }

    @Override
    public List<AssetLink> getLinks() {
        return links == null ? List.of() : List.copyOf(links);
    }

    @DataBoundSetter
    public void setLinks(@CheckForNull List<AssetLink> links) {
        this.links = links == null || links.isEmpty() ? null : new ArrayList<>(links);
    }

    @Override
    public boolean isAllowEmpty() {
        return allowEmpty;
    }

    @DataBoundSetter
    public void setAllowEmpty(boolean allowEmpty) {
        this.allowEmpty = allowEmpty;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, this);
    }

    private static final class Execution extends SynchronousNonBlockingStepExecution<PublishedRelease> {

        private static final long serialVersionUID = 1L;

        @SuppressFBWarnings(value = "SE_TRANSIENT_FIELD_NOT_RESTORED", justification = "Only used when starting.")
        private final transient GitLabReleaseStep step;

        Execution(StepContext context, GitLabReleaseStep step) {
            super(context);
            this.step = step;
        }

        @Override
        protected PublishedRelease run() throws Exception {
            Run<?, ?> run = getContext().get(Run.class);
            TaskListener listener = getContext().get(TaskListener.class);
            EnvVars environment = getContext().get(EnvVars.class);
            return BuildRelease.publish(
                    step, run, environment == null ? run.getEnvironment(listener) : environment, listener);
        }
    }

    /** The form of the step, which is also its entry in the Snippet Generator. */
    @Extension
    public static final class DescriptorImpl extends GitLabStepDescriptor {

        @Override
        public String getFunctionName() {
            return "gitlabRelease";
        }

        @Override
        @NonNull
        public String getDisplayName() {
            return Messages.GitLabReleaseStep_DisplayName();
        }

        /** The tag tells one call from another in the Pipeline's views; without one there is nothing to tell. */
        @Override
        @CheckForNull
        public String argumentsToString(@NonNull Map<String, Object> arguments) {
            return arguments.get("tag") instanceof String tag ? tag : null;
        }

        /** The step publishes no artifact that it is not told to. */
        public String getDefaultArtifacts() {
            return "";
        }
    }
}
