package io.jenkins.plugins.gitlabrelease.parameter;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Failure;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.ParameterValue;
import hudson.model.SimpleParameterDefinition;
import hudson.model.StringParameterValue;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.gitlabrelease.option.ChoiceOption;
import io.jenkins.plugins.gitlabrelease.option.ProjectForm;
import io.jenkins.plugins.gitlabrelease.option.ProjectOptions;
import io.jenkins.plugins.gitlabrelease.parameter.OfferedReleases.Order;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.server.Permissions;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * The build parameter <em>GitLab release</em>: the tag of a release of a project, as a text. The list is read when the
 * form of a new build opens; a tag is looked up when the build is started by form, REST, CLI or the step {@code build}.
 * Builds that nobody chose a release for (by timer, by a push) have the blank default, for which GitLab is never asked:
 * Jenkins asks for it in its own threads, and for everyone who may read the job.
 */
public final class GitLabReleaseParameter extends SimpleParameterDefinition implements ProjectOptions {

    private static final long serialVersionUID = 1L;

    /** How many releases are listed by default. */
    public static final int DEFAULT_LIMIT = 30;

    static final int MAX_LIMIT = 100;

    private static final ChoiceOption<Order> ORDER = new ChoiceOption<>("order", Order.class, Order.DATE);

    private String server;
    private String project;
    private String credentialsId;
    private String tagPattern;
    private String order;
    private Integer limit;

    /** @param name of the variable that the build has the tag in */
    @DataBoundConstructor
    public GitLabReleaseParameter(@NonNull String name) {
        super(name);
    }

    @Override
    @CheckForNull
    public String getServer() {
        return server;
    }

    @DataBoundSetter
    public void setServer(@CheckForNull String server) {
        this.server = Util.fixEmptyAndTrim(server);
    }

    @Override
    @CheckForNull
    public String getProject() {
        return project;
    }

    @DataBoundSetter
    public void setProject(@CheckForNull String project) {
        this.project = Util.fixEmptyAndTrim(project);
    }

    @Override
    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(@CheckForNull String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    /** The tags that can be chosen, with {@code *} for any characters and {@code ?} for one; null for all. */
    @CheckForNull
    public String getTagPattern() {
        return tagPattern;
    }

    @DataBoundSetter
    public void setTagPattern(@CheckForNull String tagPattern) {
        this.tagPattern = Util.fixEmptyAndTrim(tagPattern);
    }

    /** {@code date} for the newest release first, {@code version} for the highest version first. */
    public String getOrder() {
        return ORDER.shown(order);
    }

    @DataBoundSetter
    public void setOrder(@CheckForNull String order) {
        this.order = ORDER.stored(order);
    }

    /** The most releases to list, 1 to 100. */
    public int getLimit() {
        return limit == null ? DEFAULT_LIMIT : limit;
    }

    @DataBoundSetter
    public void setLimit(int limit) {
        this.limit = limit == DEFAULT_LIMIT ? null : limit;
    }

    OfferedReleases offered() throws ReleaseException {
        return new OfferedReleases(tagPattern, ORDER.parse(order), Math.max(1, Math.min(getLimit(), MAX_LIMIT)));
    }

    /** Blank: a build that nobody chose a release for has none. */
    @Override
    public ParameterValue getDefaultParameterValue() {
        return valueOf("");
    }

    /**
     * The value that the form sends: a tag that was typed goes before the one that was chosen.
     *
     * @throws Failure if it is no release; the page does not repeat what was sent
     */
    @Override
    public ParameterValue createValue(StaplerRequest2 request, JSONObject form) {
        String typed = Util.fixEmptyAndTrim(form.optString("typed"));
        String tag = typed != null ? typed : Util.fixEmptyAndTrim(form.optString("value"));
        if (tag == null) {
            throw new Failure(Messages.GitLabReleaseParameter_NothingChosen(getName()));
        }
        return createValue(tag);
    }

    /**
     * The value that REST, the CLI and the step {@code build} send.
     *
     * @throws Failure if it is no release, for REST
     * @throws IllegalArgumentException if it is no release, for those who print messages and no pages
     */
    @Override
    public ParameterValue createValue(String value) {
        String tag = Util.fixEmptyAndTrim(value);
        String problem = tag == null ? null : problemOf(tag);
        if (problem == null) {
            return valueOf(tag == null ? "" : tag);
        }
        throw ParameterOwner.isAskedByAPage() ? new Failure(problem) : new IllegalArgumentException(problem);
    }

    /** For plugins that start builds with values of their own making. */
    @Override
    public boolean isValid(ParameterValue value) {
        return value.getValue() instanceof String tag && (tag.isEmpty() || problemOf(tag) == null);
    }

    @CheckForNull
    private String problemOf(String tag) {
        return new TagCheck(this, ParameterOwner.find(this)).problemOf(tag);
    }

    private ParameterValue valueOf(String tag) {
        return new StringParameterValue(getName(), tag, getDescription());
    }

    /** The form of the parameter, and the list that the form of a build is filled with. */
    @Extension
    @Symbol("gitlabReleaseParam")
    public static final class DescriptorImpl extends ParameterDescriptor implements ProjectForm {

        @Override
        @NonNull
        public String getDisplayName() {
            return Messages.GitLabReleaseParameter_DisplayName();
        }

        @POST
        public ListBoxModel doFillOrderItems(@AncestorInPath Item item, @QueryParameter String order) {
            return ProjectForm.choices(item, ORDER, order, each -> switch (each) {
                case DATE -> Messages.GitLabReleaseParameter_ByDate();
                case VERSION -> Messages.GitLabReleaseParameter_ByVersion();
            });
        }

        /**
         * The releases to choose from, for those who may start the build. Where they are is taken from the job's own
         * parameter and never from the request, so that nobody sees more than the job was configured to show.
         */
        @POST
        public ListBoxModel doFillValueItems(@AncestorInPath Item item, @QueryParameter String name) {
            if (!Permissions.mayBuild(item)) {
                return new ListBoxModel();
            }
            GitLabReleaseParameter parameter = ParameterOwner.parameterOf(item, name);
            return parameter == null ? new ListBoxModel() : new ReleaseList(parameter, (Job<?, ?>) item).items();
        }
    }
}
