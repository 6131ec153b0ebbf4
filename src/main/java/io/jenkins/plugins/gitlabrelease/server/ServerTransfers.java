package io.jenkins.plugins.gitlabrelease.server;

import hudson.util.ClassLoaderSanityThreadFactory;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import io.jenkins.plugins.gitlabrelease.release.ParallelWork;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import jenkins.security.SecurityContextExecutorService;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What all builds of this controller together may send to a server at a time, and the threads that do it. */
@Restricted(NoExternalUse.class)
public final class ServerTransfers {

    /** Threads end when they are idle, and act with the authentication of the build that needs them. */
    private static final ExecutorService THREADS =
            new SecurityContextExecutorService(Executors.newCachedThreadPool(new NamingThreadFactory(
                    new DaemonThreadFactory(new ClassLoaderSanityThreadFactory(Executors.defaultThreadFactory())),
                    "gitlab-release transfer")));

    /** By address, so that two entries for one server share its places. */
    private static final Map<String, ParallelWork> BY_ADDRESS = new ConcurrentHashMap<>();

    private ServerTransfers() {}

    /**
     * The places of a server. When an administrator changes their number, builds that start later get the new one.
     *
     * @throws ReleaseException if the server's address cannot be used
     */
    public static ParallelWork of(GitLabServer server) throws ReleaseException {
        int places = server.getParallelUploads();
        return BY_ADDRESS.compute(
                server.address().toString(),
                (address, known) ->
                        known != null && known.places() == places ? known : new ParallelWork(places, THREADS));
    }
}
