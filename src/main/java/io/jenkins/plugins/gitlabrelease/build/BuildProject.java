package io.jenkins.plugins.gitlabrelease.build;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.ServerUrl;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.server.FormText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Finds the GitLab project that a build was checked out from. A repository on another host is passed over: the release
 * belongs to the server that the token is for.
 */
final class BuildProject {

    /**
     * Variables with a repository's URL, those of the event that started the build first: of gitlab-branch-source's web
     * hooks, of gitlab-plugin (where the target is blank unless it is a merge request), of the git plugin.
     */
    private static final List<String> VARIABLES = List.of(
            "GITLAB_PROJECT_GIT_HTTP_URL",
            "GITLAB_PROJECT_GIT_SSH_URL",
            "gitlabTargetRepoHttpUrl",
            "gitlabTargetRepoSshUrl",
            "gitlabSourceRepoHttpUrl",
            "gitlabSourceRepoSshUrl",
            "GIT_URL");

    private BuildProject() {}

    /**
     * The project to release in.
     *
     * @param explicit the number or full path a user gave; null to find it
     * @param server the server the project must be on
     * @param environment the build's variables
     * @throws ReleaseException if what the user gave is no project, or none was found
     */
    static ProjectId find(@CheckForNull String explicit, ServerUrl server, Map<String, String> environment)
            throws ReleaseException {
        if (explicit != null) {
            try {
                return ProjectId.of(explicit);
            } catch (IllegalArgumentException e) {
                throw new ReleaseException("The project \"" + explicit + "\" cannot be used: " + e.getMessage());
            }
        }
        return repositories(environment)
                .map(url -> pathOn(server, url))
                .filter(Objects::nonNull)
                .findFirst()
                .map(ProjectId::of)
                .orElseThrow(() ->
                        new ReleaseException("No project to release in was found: none of the repositories that the "
                                + "build knows (" + String.join(", ", VARIABLES) + ") is on " + server
                                + ". Set the project, or choose the server it is on."));
    }

    /** The URLs of all repositories, as the git plugin numbers further ones {@code GIT_URL_1}, {@code GIT_URL_2}. */
    private static Stream<String> repositories(Map<String, String> environment) {
        Stream<String> numbered =
                Stream.iterate(1, number -> number + 1).map(number -> environment.get("GIT_URL_" + number));
        return Stream.concat(
                VARIABLES.stream()
                        .map(environment::get)
                        .map(FormText::trimToNull)
                        .filter(Objects::nonNull),
                numbered.takeWhile(Objects::nonNull));
    }

    /** The full path of a repository's project; null if it is not on the server. */
    @CheckForNull
    static String pathOn(ServerUrl server, String repositoryUrl) {
        GitRemote remote = GitRemote.parse(repositoryUrl);
        GitRemote home = GitRemote.parse(server.toString());
        if (remote == null || home == null || !remote.host().equals(home.host())) {
            return null;
        }
        if (!remote.isHttp()) {
            // A sub-path is the web server's; over SSH the path starts with the group.
            return projectPath(remote.path());
        }
        boolean samePort = remote.effectivePort() == home.effectivePort() || (remote.port() == -1 && home.port() == -1);
        String below = home.path().isEmpty() ? "" : home.path() + "/";
        return samePort && remote.path().startsWith(below)
                ? projectPath(remote.path().substring(below.length()))
                : null;
    }

    /** A project is always in a group or a user's namespace. */
    @CheckForNull
    private static String projectPath(String path) {
        return path.indexOf('/') > 0 ? path : null;
    }
}
