package io.jenkins.plugins.gitlabrelease.step;

import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.gitlabrelease.option.ProjectForm;
import io.jenkins.plugins.gitlabrelease.server.Permissions;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The part of a step's form that is about the project. */
public abstract class GitLabStepDescriptor extends StepDescriptor {

    /** A build and its log, and neither an agent nor a workspace. */
    @Override
    public Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, TaskListener.class);
    }

    @POST
    public ListBoxModel doFillServerItems(@AncestorInPath Item item, @QueryParameter String server) {
        if (!Permissions.mayConfigure(item)) {
            return ProjectForm.currentOnly(server);
        }
        return ProjectForm.servers();
    }

    @POST
    public ListBoxModel doFillCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String server, @QueryParameter String credentialsId) {
        if (!Permissions.mayListCredentials(item)) {
            return ProjectForm.currentOnly(credentialsId);
        }
        return ProjectForm.credentials(item, server, credentialsId);
    }

    @POST
    public FormValidation doCheckCredentialsId(
            @AncestorInPath Item item, @QueryParameter String server, @QueryParameter String value) {
        if (!Permissions.mayListCredentials(item)) {
            return FormValidation.ok();
        }
        return ProjectForm.checkCredential(item, server, value);
    }
}
