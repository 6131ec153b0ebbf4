package io.jenkins.plugins.gitlabrelease.freestyle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.AbstractProject;
import hudson.model.Describable;
import hudson.tasks.BuildStep;
import hudson.tasks.BuildStepDescriptor;
import io.jenkins.plugins.gitlabrelease.option.ProjectForm;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** What the descriptors of the build step and the post-build actions have in common. */
public abstract class FreestyleDescriptor<T extends BuildStep & Describable<T>> extends BuildStepDescriptor<T>
        implements ProjectForm {

    private final String twin;

    /** @param twin the name of the Pipeline step that has the same options */
    FreestyleDescriptor(String twin) {
        this.twin = twin;
    }

    @Override
    public boolean isApplicable(Class<? extends AbstractProject> jobType) {
        return true;
    }

    /** A field means what it means in the form of the Pipeline step, whose help is shown unless there is another one. */
    @Override
    @CheckForNull
    public String getHelpFile(@CheckForNull String field) {
        String own = super.getHelpFile(field);
        if (own != null || field == null) {
            return own;
        }
        StepDescriptor step = StepDescriptor.byFunctionName(twin);
        return step == null ? null : step.getHelpFile(field);
    }
}
