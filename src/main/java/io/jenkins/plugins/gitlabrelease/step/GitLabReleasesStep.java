package io.jenkins.plugins.gitlabrelease.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.gitlabrelease.option.ChoiceOption;
import io.jenkins.plugins.gitlabrelease.option.ListOptions;
import io.jenkins.plugins.gitlabrelease.option.ProjectForm;
import io.jenkins.plugins.gitlabrelease.option.ReleaseDate;
import io.jenkins.plugins.gitlabrelease.result.ReleaseInfo;
import io.jenkins.plugins.gitlabrelease.task.ListReleases;
import io.jenkins.plugins.gitlabrelease.task.ProjectAccess;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The Pipeline step {@code gitlabReleases}: lists releases of a project or a group, each as a {@link ReleaseInfo}. */
public final class GitLabReleasesStep extends GitLabStep implements ListOptions {

    private String group;
    private String orderBy;
    private String sort;
    private int limit;
    private String tagPattern;
    private String updatedAfter;
    private String updatedBefore;
    private boolean html;

    @DataBoundConstructor
    public GitLabReleasesStep() {}

    @Override
    @CheckForNull
    public String getGroup() {
        return group;
    }

    @DataBoundSetter
    public void setGroup(@CheckForNull String group) {
        this.group = Util.fixEmptyAndTrim(group);
    }

    @Override
    public String getOrderBy() {
        return ChoiceOption.ORDER_BY.shown(orderBy);
    }

    @DataBoundSetter
    public void setOrderBy(@CheckForNull String orderBy) {
        this.orderBy = ChoiceOption.ORDER_BY.stored(orderBy);
    }

    @Override
    public String getSort() {
        return ChoiceOption.SORT.shown(sort);
    }

    @DataBoundSetter
    public void setSort(@CheckForNull String sort) {
        this.sort = ChoiceOption.SORT.stored(sort);
    }

    @Override
    public int getLimit() {
        return limit;
    }

    @DataBoundSetter
    public void setLimit(int limit) {
        this.limit = limit;
    }

    @Override
    @CheckForNull
    public String getTagPattern() {
        return tagPattern;
    }

    @DataBoundSetter
    public void setTagPattern(@CheckForNull String tagPattern) {
        this.tagPattern = Util.fixEmptyAndTrim(tagPattern);
    }

    @Override
    @CheckForNull
    public String getUpdatedAfter() {
        return updatedAfter;
    }

    @DataBoundSetter
    public void setUpdatedAfter(@CheckForNull String updatedAfter) {
        this.updatedAfter = Util.fixEmptyAndTrim(updatedAfter);
    }

    @Override
    @CheckForNull
    public String getUpdatedBefore() {
        return updatedBefore;
    }

    @DataBoundSetter
    public void setUpdatedBefore(@CheckForNull String updatedBefore) {
        this.updatedBefore = Util.fixEmptyAndTrim(updatedBefore);
    }

    @Override
    public boolean isHtml() {
        return html;
    }

    @DataBoundSetter
    public void setHtml(boolean html) {
        this.html = html;
    }

    @Override
    Object run(StepContext context, Run<?, ?> run, EnvVars environment, TaskListener listener)
            throws IOException, InterruptedException {
        return ProjectAccess.use(this, run, environment, listener, access -> new ListReleases(this, access).list());
    }

    /** The form of the step, which is also its entry in the Snippet Generator. */
    @Extension
    public static final class DescriptorImpl extends GitLabStepDescriptor {

        @Override
        public String getFunctionName() {
            return "gitlabReleases";
        }

        @Override
        @NonNull
        public String getDisplayName() {
            return Messages.GitLabReleasesStep_DisplayName();
        }

        @POST
        public ListBoxModel doFillOrderByItems(@AncestorInPath Item item, @QueryParameter String orderBy) {
            return ProjectForm.choices(item, ChoiceOption.ORDER_BY, orderBy, date -> switch (date) {
                case RELEASED_AT -> Messages.GitLabReleasesStep_ReleasedAt();
                case CREATED_AT -> Messages.GitLabReleasesStep_CreatedAt();
            });
        }

        @POST
        public ListBoxModel doFillSortItems(@AncestorInPath Item item, @QueryParameter String sort) {
            return ProjectForm.choices(item, ChoiceOption.SORT, sort, direction -> switch (direction) {
                case DESC -> Messages.GitLabReleasesStep_NewestFirst();
                case ASC -> Messages.GitLabReleasesStep_OldestFirst();
            });
        }

        @POST
        public FormValidation doCheckUpdatedAfter(@AncestorInPath Item item, @QueryParameter String value) {
            return ProjectForm.check(item, value, date -> ReleaseDate.parse("updatedAfter", date));
        }

        @POST
        public FormValidation doCheckUpdatedBefore(@AncestorInPath Item item, @QueryParameter String value) {
            return ProjectForm.check(item, value, date -> ReleaseDate.parse("updatedBefore", date));
        }
    }
}
