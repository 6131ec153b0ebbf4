package io.jenkins.plugins.gitlabrelease.trigger;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.Action;
import hudson.model.Item;
import hudson.model.Job;
import hudson.scheduler.CronTabList;
import hudson.triggers.Trigger;
import hudson.triggers.TriggerDescriptor;
import hudson.util.DaemonThreadFactory;
import hudson.util.FormValidation;
import hudson.util.NamingThreadFactory;
import hudson.util.SequentialExecutionQueue;
import io.jenkins.plugins.gitlabrelease.option.ProjectForm;
import io.jenkins.plugins.gitlabrelease.option.ProjectOptions;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.ParameterizedJobMixIn;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * The trigger <em>GitLab release published</em>: asks GitLab by a schedule, and starts a build for each new release. It has
 * no address that GitLab would call, so nobody can forge a call.
 */
public final class ReleaseTrigger extends Trigger<Job<?, ?>> implements ProjectOptions {

    private static final Logger LOGGER = Logger.getLogger(ReleaseTrigger.class.getName());

    private String server;
    private String project;
    private String credentialsId;
    private String tagPattern;

    /**
     * @param spec when to ask, in the syntax of Jenkins' other schedules, such as {@code H/15 * * * *}
     * @throws IllegalArgumentException if it is none
     */
    @DataBoundConstructor
    public ReleaseTrigger(@NonNull String spec) {
        super(spec);
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

    /** The tags of the releases that start builds, with {@code *} for any characters and {@code ?} for one; null for all. */
    @CheckForNull
    public String getTagPattern() {
        return tagPattern;
    }

    @DataBoundSetter
    public void setTagPattern(@CheckForNull String tagPattern) {
        this.tagPattern = Util.fixEmptyAndTrim(tagPattern);
    }

    /** A trigger that was never here before looks at once at what is there, so that what comes next is new. */
    @Override
    public void start(Job<?, ?> job, boolean newInstance) {
        super.start(job, newInstance);
        if (!new PollingPage(job).isWritten()) {
            run();
        }
    }

    /** Leaves the work to the threads of the descriptor: the caller runs the triggers of all jobs one after the other. */
    @Override
    public void run() {
        Job<?, ?> owner = job;
        if (owner == null) {
            LOGGER.log(Level.FINE, "not started yet");
            return;
        }
        ExtensionList.lookupSingleton(DescriptorImpl.class).polls.execute(new ReleasePoll(owner, this));
    }

    @Override
    public Collection<? extends Action> getProjectActions() {
        Job<?, ?> owner = job;
        return owner == null ? List.of() : List.of(new PollingPage(owner));
    }

    /** The form of the trigger. */
    @Extension
    @Symbol("gitlabReleasePublished")
    public static final class DescriptorImpl extends TriggerDescriptor implements ProjectForm {

        private static final int THREADS = 4;

        private final transient SequentialExecutionQueue polls =
                new SequentialExecutionQueue(Executors.newFixedThreadPool(
                        THREADS, new NamingThreadFactory(new DaemonThreadFactory(), "GitLab release trigger")));

        @Override
        @NonNull
        public String getDisplayName() {
            return Messages.ReleaseTrigger_DisplayName();
        }

        @Override
        public boolean isApplicable(Item item) {
            return item instanceof Job && item instanceof ParameterizedJobMixIn.ParameterizedJob;
        }

        @POST
        public FormValidation doCheckSpec(@AncestorInPath Item item, @QueryParameter String value) {
            return ProjectForm.check(item, value, spec -> {
                try {
                    CronTabList.create(spec);
                } catch (IllegalArgumentException e) {
                    throw new ReleaseException(e.getMessage());
                }
            });
        }
    }
}
