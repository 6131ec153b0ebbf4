package io.jenkins.plugins.gitlabrelease.gitlab.trust;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** The address of a GitLab server, with its sub-path if it has one ("relative URL root"). Immutable. */
public final class ServerUrl {
    private static final String API = "/api/v4";
    private static final String HEX = "0123456789ABCDEF";
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

    /** Octets that stand in no UTF-8, but in spellings of {@code .} and {@code /} that some servers take for these. */
    private static final Pattern OVERLONG = Pattern.compile("[\u00c0\u00c1]");

    /** What some servers drop from a path, or take for its end. */
    private static final Pattern BLANK = Pattern.compile("[\\x00-\\x20\\x7f]");

    private static final int DEEPEST_ENCODING = 5;

    private final HttpUrl base;

    private ServerUrl(HttpUrl base) {
        this.base = base;
    }

    /**
     * Reads an address as a person writes it. Blanks around it, slashes at its end and a final {@code /api/v4} are
     * dropped.
     *
     * @throws IllegalArgumentException if it is not an absolute http or https URL, or has a user, a query or a fragment;
     *     the message is one sentence and repeats no password
     */
    public static ServerUrl parse(@CheckForNull String text) {
        String url = text == null ? "" : text.strip();
        if (url.isEmpty()) {
            throw new IllegalArgumentException("The GitLab URL is empty; give one like https://gitlab.example.com.");
        }
        String lower = url.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("https://") && !lower.startsWith("http://")) {
            throw new IllegalArgumentException("The GitLab URL must start with https:// or http://.");
        }
        HttpUrl parsed = HttpUrl.parse(url);
        if (parsed == null) {
            throw new IllegalArgumentException("The GitLab URL is not a valid URL.");
        }
        if (!parsed.encodedUsername().isEmpty() || !parsed.encodedPassword().isEmpty()) {
            throw new IllegalArgumentException("The GitLab URL must not contain a user name or password.");
        }
        if (parsed.encodedQuery() != null || parsed.encodedFragment() != null) {
            throw new IllegalArgumentException("The GitLab URL must not contain a query (?) or a fragment (#).");
        }
        return new ServerUrl(withoutApi(parsed));
    }

    private static HttpUrl withoutApi(HttpUrl url) {
        String path = withoutSlashes(url.encodedPath());
        if (path.endsWith(API)) {
            path = withoutSlashes(path.substring(0, path.length() - API.length()));
        }
        return url.newBuilder().encodedPath(path + "/").build();
    }

    private static String withoutSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    /**
     * An address below {@code /api/v4}.
     *
     * @param rawSegments path segments as they are, not encoded; each becomes exactly one segment, so that a slash in
     *     it travels as {@code %2F}
     * @throws IllegalArgumentException if a segment is empty, {@code .} or {@code ..}
     */
    public HttpUrl api(String... rawSegments) {
        return append(base.newBuilder().addPathSegment("api").addPathSegment("v4"), rawSegments);
    }

    /** An address of the web interface, with the same rules as {@link #api}. */
    public HttpUrl web(String... rawSegments) {
        return append(base.newBuilder(), rawSegments);
    }

    private static HttpUrl append(HttpUrl.Builder url, String... rawSegments) {
        for (String segment : rawSegments) {
            url.addEncodedPathSegment(encode(segment));
        }
        return url.build();
    }

    /** Whether the address has this server's scheme, host and port. */
    public boolean isOrigin(HttpUrl url) {
        return url.scheme().equals(base.scheme()) && url.host().equals(base.host()) && url.port() == base.port();
    }

    /**
     * One path segment. GitLab routes on the undecoded path: a {@code /} inside a project path, tag or file name must travel
     * as {@code %2F}, a {@code +} as {@code %2B} (rest/index "Path parameters"). Encodes everything but the unreserved characters of RFC 3986 ({@code A-Z a-z 0-9 - . _ ~}) as UTF-8 octets.
     *
     * @throws IllegalArgumentException if the segment is empty, {@code .} or {@code ..} (each would address another
     *     resource) or is not well-formed Unicode
     */
    static String encode(String raw) {
        if (raw.isEmpty() || raw.equals(".") || raw.equals("..")) {
            throw new IllegalArgumentException("\"" + raw + "\" cannot be a part of a GitLab URL path.");
        }
        ByteBuffer octets;
        try {
            octets = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(raw));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("A part of a GitLab URL path is not well-formed Unicode text.", e);
        }
        StringBuilder encoded = new StringBuilder(octets.remaining() + 16);
        while (octets.hasRemaining()) {
            int octet = octets.get() & 0xff;
            if (isUnreserved(octet)) {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 15));
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(int c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }

    /**
     * Whether the address is on this server and below its sub-path: the only addresses that may see a token. An address
     * that some server or proxy may take for one outside the sub-path is not: with {@code ..} behind any number of
     * percent-encodings, before a {@code ;} or between backslashes.
     */
    public boolean holds(HttpUrl url) {
        return isOrigin(url) && url.encodedPath().startsWith(base.encodedPath()) && !mayLeadUpwards(url.encodedPath());
    }

    private static boolean mayLeadUpwards(String encodedPath) {
        String path = encodedPath;
        for (int i = 0; i < DEEPEST_ENCODING; i++) {
            for (String segment : path.split("[/\\\\]")) {
                String first = segment.indexOf(';') < 0 ? segment : segment.substring(0, segment.indexOf(';'));
                String name = BLANK.matcher(first).replaceAll("");
                if (name.equals(".")
                        || name.equals("..")
                        || OVERLONG.matcher(segment).find()) {
                    return true;
                }
            }
            String decoded = decodedOnce(path);
            if (decoded.equals(path)) {
                return false;
            }
            path = decoded;
        }
        return true;
    }

    /** Each percent-encoded octet as one character. */
    private static String decodedOnce(String path) {
        return ESCAPE.matcher(path)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(escape.group().substring(1), 16))));
    }

    /** The address that this server has for one of another name of the same GitLab. */
    HttpUrl instead(ServerUrl other, HttpUrl url) {
        String below = url.encodedPath().substring(other.base.encodedPath().length());
        return url.newBuilder()
                .scheme(base.scheme())
                .host(base.host())
                .port(base.port())
                .encodedPath(base.encodedPath() + below)
                .build();
    }

    /** The sub-path with a slash at both ends; {@code /} when there is none. */
    public String rootPath() {
        return base.encodedPath();
    }

    /** The address without a slash at the end. */
    @Override
    public String toString() {
        return withoutSlashes(base.toString());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ServerUrl url && url.base.equals(base);
    }

    @Override
    public int hashCode() {
        return base.hashCode();
    }
}
