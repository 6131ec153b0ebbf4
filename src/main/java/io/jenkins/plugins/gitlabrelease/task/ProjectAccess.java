package io.jenkins.plugins.gitlabrelease.task;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.model.AbstractBuild;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import io.jenkins.plugins.gitlabrelease.option.ProjectOptions;
import io.jenkins.plugins.gitlabrelease.option.Variables;
import io.jenkins.plugins.gitlabrelease.origin.BuildCommit;
import io.jenkins.plugins.gitlabrelease.origin.BuildOrigin;
import io.jenkins.plugins.gitlabrelease.origin.ProjectFinder;
import io.jenkins.plugins.gitlabrelease.origin.RepositoryFinder;
import io.jenkins.plugins.gitlabrelease.origin.TagFinder;
import io.jenkins.plugins.gitlabrelease.release.GitLabAddresses;
import io.jenkins.plugins.gitlabrelease.release.ParallelWork;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import io.jenkins.plugins.gitlabrelease.server.GitLabClients;
import io.jenkins.plugins.gitlabrelease.server.GitLabCredentials;
import io.jenkins.plugins.gitlabrelease.server.GitLabServer;
import io.jenkins.plugins.gitlabrelease.server.GitLabServers;
import io.jenkins.plugins.gitlabrelease.server.ServerTransfers;
import io.jenkins.plugins.gitlabrelease.server.TransferPolicy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.JenkinsJVM;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A GitLab project that a build may work in. {@link #use} finds the server, the credential and the project that the
 * options name; the object itself calls nothing of Jenkins. All of it happens on the controller, where the token stays, and in
 * one thread.
 */
@Restricted(NoExternalUse.class)
public final class ProjectAccess {

    private static final Logger LOGGER = Logger.getLogger(ProjectAccess.class.getName());

    private final ProjectOptions options;
    private final Variables variables;
    private final BuildOrigin build;
    private final GitLabClient client;
    private final ParallelWork transfers;
    private final TransferPolicy policy;
    private final ReleaseLog log;

    /** Found once, since GitLab may have to be asked; null before that. */
    @CheckForNull
    private Place found;

    /**
     * @param options what the user said
     * @param variables replaces the variables in what the user said
     * @param build what the build knows about where it comes from
     * @param client the server, with the token to use there
     * @param transfers what may travel to the server at a time, shared with other builds
     * @param policy whether agents may exchange files with the server
     * @param log where the user reads what is done
     */
    public ProjectAccess(
            ProjectOptions options,
            Variables variables,
            BuildOrigin build,
            GitLabClient client,
            ParallelWork transfers,
            TransferPolicy policy,
            ReleaseLog log) {
        this.options = options;
        this.variables = variables;
        this.build = build;
        this.client = client;
        this.transfers = transfers;
        this.policy = policy;
        this.log = log;
    }

    /** What a step or a post-build action does with its project. */
    @FunctionalInterface
    public interface Work<T> {
        T with(ProjectAccess access) throws IOException, InterruptedException;
    }

    /**
     * Does some work in GitLab for a build.
     *
     * @param environment the variables that the project and the tag are looked for in, and whose values replace them in
     *     the options of a freestyle job
     * @return what the work returns
     * @throws AbortException with one line for the log, whenever the user or GitLab's administrator has to change something
     * @throws IOException if Jenkins itself failed
     * @throws InterruptedException if the build was aborted
     */
    public static <T> T use(
            ProjectOptions options, Run<?, ?> run, EnvVars environment, TaskListener listener, Work<T> work)
            throws IOException, InterruptedException {
        JenkinsJVM.checkJenkinsJVM();
        BuildLog log = new BuildLog(listener.getLogger());
        Variables variables = run instanceof AbstractBuild ? new Variables(environment::expand) : Variables.NONE;
        try {
            GitLabServer server = GitLabServers.get().findServer(variables.in("server", options.getServer()));
            BuildOrigin origin = RepositoryFinder.originOf(run, environment);
            List<String> known = new ArrayList<>(origin.addresses());
            known.add(server.address().toString());
            log.keepLinksTo(known);
            GitLabToken token = GitLabCredentials.resolve(run, options.getCredentialsId(), server);
            return work.with(new ProjectAccess(
                    options,
                    variables,
                    origin,
                    GitLabClients.create(server, token, log),
                    ServerTransfers.of(server),
                    TransferPolicy.of(server),
                    log));
        } catch (ReleaseException | GitLabException e) {
            LOGGER.log(isOfGitLab(e) ? Level.WARNING : Level.FINE, e, () -> run + " failed in GitLab");
            throw new AbortException(log.oneLine(e.getMessage()));
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> run + " failed unexpectedly");
            throw new AbortException(log.oneLine(
                    "This failed in a way that it should not: " + e + ". The log of Jenkins has the details."));
        }
    }

    /**
     * The project of a job, for a form of the job that opens or is sent. Where none is named it is that of the last build.
     *
     * @throws ReleaseException if a server or a credential is missing or cannot be used
     */
    public static ProjectAccess forForm(ProjectOptions options, Job<?, ?> job) throws ReleaseException {
        return ofJob(options, job, GitLabClients::forForm, line -> {});
    }

    /**
     * The project of a job, for work that nobody waits for and no build does.
     *
     * @param log is told when a request has to be repeated
     * @throws ReleaseException as above
     */
    public static ProjectAccess forJob(ProjectOptions options, Job<?, ?> job, ReleaseLog log) throws ReleaseException {
        return ofJob(options, job, (server, token) -> GitLabClients.create(server, token, log), log);
    }

    /** How a client is made for a server and a token. */
    @FunctionalInterface
    private interface ClientMaker {
        GitLabClient make(GitLabServer server, GitLabToken token) throws ReleaseException;
    }

    private static ProjectAccess ofJob(ProjectOptions options, Job<?, ?> job, ClientMaker clients, ReleaseLog log)
            throws ReleaseException {
        JenkinsJVM.checkJenkinsJVM();
        GitLabServer server = GitLabServers.get().findServer(options.getServer());
        GitLabToken token = GitLabCredentials.resolve(job, options.getCredentialsId(), server);
        Run<?, ?> last = job.getLastBuild();
        BuildOrigin origin = last == null ? new BuildOrigin(Map.of()) : RepositoryFinder.originOf(last, Map.of());
        return new ProjectAccess(
                options,
                Variables.NONE,
                origin,
                clients.make(server, token),
                ServerTransfers.of(server),
                TransferPolicy.of(server),
                log);
    }

    /** What GitLab refused or failed at concerns its administrator, too; what the user has to change does not. */
    private static boolean isOfGitLab(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof GitLabException) {
                return true;
            }
        }
        return false;
    }

    /**
     * The project that was named, or the one that the build was checked out from.
     *
     * @throws ReleaseException if there is none
     * @throws IOException if GitLab had to be asked, and did not answer
     */
    public ProjectId project() throws IOException, InterruptedException {
        return place().project();
    }

    /**
     * A project, and the address of its server by which it was found.
     *
     * @param server that of Jenkins, or the one that GitLab has for people
     */
    private record Place(ProjectId project, ServerUrl server) {}

    private Place place() throws IOException, InterruptedException {
        Place known = found;
        if (known == null) {
            known = find();
            found = known;
        }
        return known;
    }

    private Place find() throws IOException, InterruptedException {
        String named = variables.in("project", options.getProject());
        ProjectFinder finder = new ProjectFinder(client.server(), build);
        try {
            return new Place(finder.find(named), client.server());
        } catch (ReleaseException e) {
            for (String path : finder.pathsElsewhere(named)) {
                ServerUrl published;
                try {
                    published = publishedBy(path);
                } catch (GitLabException unknown) {
                    throw new ReleaseException(
                            e.getMessage() + " Whether GitLab has another name for it is not known: "
                                    + unknown.getMessage(),
                            unknown);
                }
                if (published != null) {
                    return new Place(underThatName(published, named, e), published);
                }
            }
            throw e;
        }
    }

    private ProjectId underThatName(ServerUrl published, @CheckForNull String named, ReleaseException failure)
            throws ReleaseException {
        try {
            return new ProjectFinder(published, build).find(named);
        } catch (ReleaseException e) {
            throw failure;
        }
    }

    /** What GitLab calls itself if Jenkins reaches it under another name; null if it has no such project. */
    @CheckForNull
    private ServerUrl publishedBy(String path) throws GitLabException, InterruptedException {
        try {
            GitLabAddresses addresses = new GitLabAddresses(client.server(), client.project(ProjectId.of(path)));
            return addresses.differ() ? addresses.published() : null;
        } catch (GitLabException e) {
            if (e.status() >= 400 && e.status() < 500) {
                return null;
            }
            throw e;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * The tag that was named, or the one that the build was made from.
     *
     * @param explicit what the user said; null to find it
     * @throws ReleaseException if there is none, or it is not clear which one
     * @throws IOException if GitLab could not be asked for it
     */
    String tag(@CheckForNull String explicit) throws IOException, InterruptedException {
        Place place = place();
        return TagFinder.find(
                variables.in("tag", explicit),
                build.environment(),
                BuildCommit.of(build, place.server(), place.project()),
                TagFinder.tagsIn(client, place.project()));
    }

    public Variables variables() {
        return variables;
    }

    public GitLabClient client() {
        return client;
    }

    public ParallelWork transfers() {
        return transfers;
    }

    public TransferPolicy policy() {
        return policy;
    }

    public ReleaseLog log() {
        return log;
    }

    /** The address of the server. */
    public String server() {
        return client.server().toString();
    }

    /** Where messages say something is. */
    String where() throws IOException, InterruptedException {
        return project() + " on " + client.server();
    }
}
