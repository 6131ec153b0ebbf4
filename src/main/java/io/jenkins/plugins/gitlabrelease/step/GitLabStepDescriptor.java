package io.jenkins.plugins.gitlabrelease.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.gitlabrelease.option.ProjectForm;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** What the descriptors of the steps have in common. */
public abstract class GitLabStepDescriptor extends StepDescriptor implements ProjectForm {

    /** A build and its log, and neither an agent nor a workspace. */
    @Override
    public Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, TaskListener.class);
    }

    /** The tag, by which the calls of a Pipeline are told apart in its views. */
    @Override
    @CheckForNull
    public String argumentsToString(@NonNull Map<String, Object> arguments) {
        return arguments.get("tag") instanceof String tag ? tag : null;
    }
}
