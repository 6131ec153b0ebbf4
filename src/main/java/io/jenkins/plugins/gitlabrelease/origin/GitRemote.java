package io.jenkins.plugins.gitlabrelease.origin;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.http.UrlParts;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a Git repository was cloned from, without the user and the password that such a URL may carry.
 *
 * @param scheme in lower case; {@code ssh} for the short form {@code git@host:path}
 * @param host in lower case
 * @param port -1 if the URL names none
 * @param path without slashes at its ends and without {@code .git}
 */
record GitRemote(String scheme, String host, int port, String path) {

    /** {@code user@host:path}; a path after a single letter is a Windows drive and no host. */
    private static final Pattern SHORT_SSH =
            Pattern.compile("(?:[^:/\\s]+@)?(\\[[^\\]\\s]+\\]|[^:/\\s]{2,}):(?!//)(\\S+)");

    /** The same with a port, which Git takes within brackets: {@code [user@host:port]:path}. */
    private static final Pattern WITH_PORT = Pattern.compile("^\\[((?:[^:/\\s\\]]+@)?[^:/\\s\\]\\[]{2,}):\\d+\\]:");

    /** Null for what names no other host: a path, a {@code file:} URL, or no URL at all. */
    @CheckForNull
    static GitRemote parse(String text) {
        Matcher shortSsh = SHORT_SSH.matcher(WITH_PORT.matcher(text.strip()).replaceFirst("$1:"));
        if (shortSsh.matches()) {
            return new GitRemote(
                    "ssh", lower(shortSsh.group(1).replaceAll("[\\[\\]]", "")), -1, repository(shortSsh.group(2)));
        }
        UrlParts url = UrlParts.parse(text);
        return url == null ? null : new GitRemote(url.scheme(), url.host(), url.port(), repository(url.path()));
    }

    /** Whether it is spoken to over HTTP, where a GitLab below a sub-path has that sub-path in the URL. */
    boolean isHttp() {
        return scheme.equals("http") || scheme.equals("https");
    }

    /** The full path of the project this is on a server; null if it is on another one. */
    @CheckForNull
    String projectOn(ServerUrl server) {
        GitRemote home = parse(server.toString());
        if (home == null || !host.equals(home.host) && !isSshHostOf(home)) {
            return null;
        }
        if (!isHttp()) {
            // A sub-path is the web server's; over SSH the path starts with the group.
            return withNamespace(path);
        }
        boolean samePort = effectivePort() == home.effectivePort() || (port == -1 && home.port == -1);
        String below = home.path.isEmpty() ? "" : home.path + "/";
        return samePort && path.startsWith(below)
                ? withNamespace(path.substring(below.length()).replaceFirst("^/+", ""))
                : null;
    }

    /** SSH can have a name of its own below that of the web host: altssh.gitlab.com, ssh.gitlab.example.com. */
    private boolean isSshHostOf(GitRemote home) {
        return !isHttp() && host.endsWith("." + home.host);
    }

    /** A project is always in a group or a user's namespace. */
    @CheckForNull
    private static String withNamespace(String path) {
        return path.indexOf('/') > 0 ? path : null;
    }

    /** The port that is really used; -1 if the scheme has no default this class knows. */
    int effectivePort() {
        if (port != -1) {
            return port;
        }
        return switch (scheme) {
            case "https" -> 443;
            case "http" -> 80;
            default -> -1;
        };
    }

    GitRemote withPath(String other) {
        return new GitRemote(scheme, host, port, other);
    }

    /** For messages. */
    @Override
    public String toString() {
        return scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + (port == -1 ? "" : ":" + port) + "/"
                + path;
    }

    private static String repository(String path) {
        String trimmed = path.replaceAll("^/+|/+$", "");
        return trimmed.endsWith(".git") ? trimmed.substring(0, trimmed.length() - ".git".length()) : trimmed;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
