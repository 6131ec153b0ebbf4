package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * The address of a repository, read as OkHttp reads the addresses that requests go to: with hosts that Java's
 * {@code URI} refuses ({@code gitlab_web}), and any character in a password. User, password, query and fragment are
 * forgotten.
 *
 * @param scheme in lower case: http, https, ssh, git+ssh or git
 * @param host in lower case, an IPv6 address without brackets
 * @param port -1 if the address names none
 * @param path decoded, with the slash at its beginning
 */
public record UrlParts(String scheme, String host, int port, String path) {

    private static final Pattern ADDRESS =
            Pattern.compile("(https?|ssh|git\\+ssh|ssh\\+git|git)(://[^/\\s]\\S*)", Pattern.CASE_INSENSITIVE);

    /** Null for anything but an absolute address with one of these schemes. */
    @CheckForNull
    public static UrlParts parse(String text) {
        Matcher address = ADDRESS.matcher(text.strip());
        if (!address.matches()) {
            return null;
        }
        HttpUrl http = HttpUrl.parse("http" + address.group(2));
        HttpUrl https = HttpUrl.parse("https" + address.group(2));
        if (http == null || https == null) {
            return null;
        }
        int port = http.port() == https.port() ? http.port() : -1; // only the default differs
        return new UrlParts(
                address.group(1).toLowerCase(Locale.ROOT),
                http.host(),
                port,
                "/" + String.join("/", http.pathSegments()));
    }
}
