package io.jenkins.plugins.gitlabrelease.origin;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Finds the GitLab project that a build was checked out from. A repository on another host is passed over: the release
 * belongs to the server that the token is for.
 *
 * @param server the server the project must be on
 * @param build where to look
 */
@Restricted(NoExternalUse.class)
public record ProjectFinder(ServerUrl server, BuildOrigin build) {

    /**
     * Variables with the repository whose event started the build: of gitlab-branch-source's web hooks, of gitlab-plugin
     * (where the target is blank unless it is a merge request).
     */
    private static final List<String> EVENT = List.of(
            "GITLAB_PROJECT_GIT_HTTP_URL",
            "GITLAB_PROJECT_GIT_SSH_URL",
            "gitlabTargetRepoHttpUrl",
            "gitlabTargetRepoSshUrl",
            "gitlabSourceRepoHttpUrl",
            "gitlabSourceRepoSshUrl");

    /** A part of a path that would lead elsewhere. */
    private static final Pattern NO_NAME = Pattern.compile("(^|.)/{2,}.|(^|/)\\.{1,2}(/|$)");

    /** The addresses of a project by its number, in the API and in the browser. */
    private static final Pattern BY_NUMBER = Pattern.compile("(?:api/v4/projects|projects|-/p)/(\\d+)(?:/.*)?");

    private static final int MOST_PATHS = 4;

    /** The variable of the git plugin, which numbers further ones {@code GIT_URL_1}, {@code GIT_URL_2}. */
    private static final String CHECKOUT = "GIT_URL";

    /**
     * The project to release in.
     *
     * @param explicit the number, full path or address that a user gave; null to find it
     * @throws ReleaseException if what the user gave is no project, or none was found, or several
     */
    public ProjectId find(@CheckForNull String explicit) throws ReleaseException {
        String path = explicit != null
                ? named(explicit)
                : Stream.of(ofVariables(EVENT.stream()), ofSource(), ofVariables(checkoutVariables()))
                        .flatMap(paths -> paths)
                        .findFirst()
                        .orElse(null);
        if (path == null) {
            path = ofCheckouts();
        }
        if (path.matches("0+") || NO_NAME.matcher(path).find()) {
            throw new ReleaseException("The project \"" + path
                    + "\" is not one that GitLab can have. Give its number, or its full path such as group/app.");
        }
        try {
            return ProjectId.of(path);
        } catch (IllegalArgumentException e) {
            throw new ReleaseException(
                    "The project \"" + (explicit == null ? path : explicit) + "\" cannot be used: " + e.getMessage());
        }
    }

    /**
     * Paths that repositories on other servers have, some of which can be this server under another name. Whether one is must
     * be found out by what GitLab says of a project of that path.
     *
     * @param explicit as for {@link #find}
     * @return without the part of the address that may be a sub-path, too; few
     */
    public List<String> pathsElsewhere(@CheckForNull String explicit) {
        Stream<GitRemote> remotes = explicit != null
                ? Stream.ofNullable(GitRemote.parse(explicit.strip()))
                : Stream.concat(
                        remotesIn(Stream.concat(EVENT.stream(), checkoutVariables())),
                        build.repositories().stream().flatMap(BuildRepository::remotes));
        return remotes.filter(remote -> remote.projectOn(server) == null)
                .map(remote -> withoutSuffixes(remote.path()))
                .flatMap(path -> Stream.of(path, path.substring(path.indexOf('/') + 1)))
                .filter(path -> path.indexOf('/') > 0 && !NO_NAME.matcher(path).find())
                .distinct()
                .limit(MOST_PATHS)
                .toList();
    }

    /** What a user gave, who may have copied the project's address or that of one of its pages. */
    private String named(String explicit) throws ReleaseException {
        String given = explicit.strip();
        GitRemote address = GitRemote.parse(given);
        if (address == null) {
            // GitLab's API takes a path with its slashes encoded.
            return withoutSuffixes(given.contains("/") ? given : given.replaceAll("(?i)%2F", "/"));
        }
        String page = address.projectOn(server);
        Matcher number = BY_NUMBER.matcher(page == null ? "" : page);
        if (number.matches()) {
            return number.group(1);
        }
        String path = address.withPath(withoutSuffixes(address.path())).projectOn(server);
        if (path == null) {
            throw new ReleaseException("The project " + address + " is not on " + server
                    + ". Give its path, such as group/app, or choose the server it is on.");
        }
        return path;
    }

    /** The path of a page begins behind {@code /-/}, and no project's name ends in {@code .git}. */
    private static String withoutSuffixes(String path) {
        return path.replaceFirst("/-(/.*)?$", "").replaceFirst("\\.git/*$", "");
    }

    /** Whether a variable holds the address of a repository. */
    static boolean isAddress(String variable) {
        return EVENT.contains(variable) || variable.startsWith(CHECKOUT);
    }

    private Stream<String> ofVariables(Stream<String> names) {
        return remotesIn(names).map(remote -> remote.projectOn(server)).filter(Objects::nonNull);
    }

    private Stream<GitRemote> remotesIn(Stream<String> variables) {
        return variables
                .map(this::value)
                .filter(Objects::nonNull)
                .map(GitRemote::parse)
                .filter(Objects::nonNull);
    }

    private Stream<String> ofSource() {
        return build.repositories(BuildRepository.Origin.MULTIBRANCH_SOURCE).stream()
                .flatMap(source -> source.projectsOn(server).stream());
    }

    /** Shared libraries and the like are checked out as well, and nothing tells which repository is the build's own. */
    private String ofCheckouts() throws ReleaseException {
        Set<String> paths = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        build.repositories(BuildRepository.Origin.CHECKOUT)
                .forEach(checkout -> paths.addAll(checkout.projectsOn(server)));
        if (paths.isEmpty()) {
            throw new ReleaseException("No project to release in was found on " + server + ": " + whatWasTried()
                    + ". Set the project, or choose the server it is on.");
        }
        if (paths.size() > 1) {
            throw new ReleaseException("Which project to release in is not clear: Git has checked out "
                    + String.join(" and ", paths) + " from " + server + ". Set the project to release in.");
        }
        return paths.iterator().next();
    }

    private String whatWasTried() {
        List<String> tried = new ArrayList<>();
        Stream.concat(EVENT.stream(), checkoutVariables())
                .filter(name -> value(name) != null)
                .forEach(name -> tried.add(name + " is "
                        + new BuildRepository(BuildRepository.Origin.CHECKOUT, List.of(value(name)), null)));
        if (tried.isEmpty()) {
            tried.add("none of " + String.join(", ", EVENT) + ", " + CHECKOUT + " is set");
        }
        tried.addAll(known(
                BuildRepository.Origin.MULTIBRANCH_SOURCE,
                "the multibranch source is ",
                "no multibranch source is known"));
        tried.addAll(known(BuildRepository.Origin.CHECKOUT, "Git has checked out ", "no checkout with Git is known"));
        return String.join(", ", tried);
    }

    private List<String> known(BuildRepository.Origin origin, String prefix, String none) {
        List<String> said = build.repositories(origin).stream()
                .map(repository -> prefix + repository)
                .distinct()
                .toList();
        return said.isEmpty() ? List.of(none) : said;
    }

    private Stream<String> checkoutVariables() {
        Stream<String> numbered = Stream.iterate(1, number -> number + 1)
                .map(number -> CHECKOUT + "_" + number)
                .takeWhile(name -> build.environment().get(name) != null);
        return Stream.concat(Stream.of(CHECKOUT), numbered);
    }

    @CheckForNull
    private String value(String variable) {
        return Util.fixEmptyAndTrim(build.environment().get(variable));
    }
}
