package io.jenkins.plugins.gitlabrelease.freestyle;

import hudson.model.AbstractProject;
import hudson.model.Describable;
import hudson.model.Item;
import hudson.tasks.BuildStep;
import hudson.tasks.BuildStepDescriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.gitlabrelease.option.ProjectForm;
import io.jenkins.plugins.gitlabrelease.server.Permissions;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The part of a build step's or post-build action's form that is about the project. */
public abstract class GitLabBuildStepDescriptor<T extends BuildStep & Describable<T>> extends BuildStepDescriptor<T> {

    @Override
    public boolean isApplicable(Class<? extends AbstractProject> jobType) {
        return true;
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
