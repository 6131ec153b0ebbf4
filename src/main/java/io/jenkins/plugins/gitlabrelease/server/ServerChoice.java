package io.jenkins.plugins.gitlabrelease.server;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which servers a job can choose, and which one it gets. */
final class ServerChoice {

    private ServerChoice() {}

    /**
     * Servers with others after them. Of two with one name or one address, the former stays; of the others, those
     * without a name or an address go.
     */
    static List<GitLabServer> joined(List<GitLabServer> servers, List<GitLabServer> others) {
        List<GitLabServer> all = new ArrayList<>(servers);
        Set<String> names = new HashSet<>();
        Set<String> urls = new HashSet<>();
        for (GitLabServer server : servers) {
            names.add(server.getName());
            urls.add(server.getUrl());
        }
        for (GitLabServer server : others) {
            boolean usable = !server.getName().isEmpty() && server.getUrl() != null;
            if (usable && !names.contains(server.getName()) && urls.add(server.getUrl())) {
                names.add(server.getName());
                all.add(server);
            }
        }
        return all;
    }

    /**
     * The server of that name; without a name the first one, or GitLab.com if there is none.
     *
     * @throws ReleaseException if there is none of that name
     */
    static GitLabServer find(List<GitLabServer> servers, @CheckForNull String name) throws ReleaseException {
        List<GitLabServer> known =
                servers.isEmpty() ? List.of(new GitLabServer("GitLab.com", GitLabServer.GITLAB_COM)) : servers;
        if (name == null) {
            return known.get(0);
        }
        for (GitLabServer server : known) {
            if (name.equals(server.getName())) {
                return server;
            }
        }
        String names = known.stream().map(GitLabServer::getName).collect(Collectors.joining("\", \"", "\"", "\""));
        throw new ReleaseException("There is no GitLab server named \"" + name + "\", only " + names + ". "
                + GitLabServers.WHERE_TO_CONFIGURE);
    }
}
