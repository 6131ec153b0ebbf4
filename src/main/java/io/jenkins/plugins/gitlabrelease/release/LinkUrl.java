package io.jenkins.plugins.gitlabrelease.release;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * GitLab's rule for the URL of a release link ({@code app/models/releases/link.rb}, {@code addressable_url_validator.rb},
 * {@code gitlab-http/url_blocker.rb} and Addressable's own parser). It is written out here because no parser of Java takes
 * the same texts: GitLab allows blanks, braces, bars and a second {@code #} behind the host, and is strict about the host.
 */
public final class LinkUrl {

    /** The longest entry of PostgreSQL's index over URLs, as far as one that does not compress is concerned, in bytes. */
    public static final int LONGEST_INDEXED = 2690;

    /** How far back PostgreSQL looks for a repetition when it compresses, in bytes. */
    private static final int WINDOW = 4096;

    private static final int SHORTEST_REPETITION = 3;
    private static final int LONGEST_REPETITION = 273;

    private static final String ABSOLUTE =
            "GitLab takes absolute http, https and ftp URLs, such as https://example.com/file";

    private static final Pattern PARTS = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)(.*)", Pattern.DOTALL);
    private static final Pattern USER = Pattern.compile("^[^\\[\\]]*@");
    private static final Pattern PORT = Pattern.compile(":([^:@\\[\\]]*)$");
    private static final Pattern NOT_IN_HOST = Pattern.compile("[<>{}/\\\\?#@\"\\s]", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9A-Fa-f:.]+\\]");
    private static final Pattern ENCODED_LINE_BREAK = Pattern.compile("%0[AD]", Pattern.CASE_INSENSITIVE);

    private LinkUrl() {}

    /**
     * What GitLab would say against a URL; blanks around it do not count.
     *
     * @return a sentence without a full stop that says what is wrong, or null if GitLab takes it
     */
    @CheckForNull
    public static String problemOf(String text) {
        String url = text.strip();
        Matcher parts = PARTS.matcher(url);
        if (!parts.matches() || parts.group(2).isEmpty()) {
            return ABSOLUTE;
        }
        String scheme = parts.group(1);
        if (!scheme.equals("http") && !scheme.equals("https") && !scheme.equals("ftp")) {
            return scheme.matches("(?i)https?|ftp")
                    ? "GitLab takes the scheme in lower case only: write " + scheme.toLowerCase(Locale.ROOT)
                    : ABSOLUTE;
        }
        if (url.contains("\n")
                || url.contains("\r")
                || scheme.equals("ftp") && ENCODED_LINE_BREAK.matcher(url).find()) {
            return "GitLab takes no line break in it";
        }
        String problem = problemOfAuthority(parts.group(2));
        if (problem == null && indexedSize(url) > LONGEST_INDEXED) {
            problem = "It has " + url.getBytes(StandardCharsets.UTF_8).length + " bytes, and GitLab's database takes"
                    + " about " + LONGEST_INDEXED + ": link to a shorter address";
        }
        return problem;
    }

    @CheckForNull
    private static String problemOfAuthority(String authority) {
        String hostAndPort = USER.matcher(authority).replaceFirst("");
        Matcher port = PORT.matcher(hostAndPort);
        boolean hasPort = port.find();
        if (hasPort && !port.group(1).matches("[0-9]*")) {
            return "GitLab takes a number as the port, not \"" + port.group(1) + "\"" + variable(authority);
        }
        String host = hasPort ? hostAndPort.substring(0, port.start()) : hostAndPort;
        if (NOT_IN_HOST.matcher(host).find()) {
            return ABSOLUTE + variable(authority);
        }
        boolean starts = !host.isEmpty() && Character.isLetterOrDigit(host.codePointAt(0));
        if (!starts && !IPV6.matcher(host).matches()) {
            return "GitLab does not take \"" + host + "\" as a host: it must start with a letter or a digit"
                    + variable(authority);
        }
        return null;
    }

    private static String variable(String authority) {
        return authority.contains("$") ? "; a variable in it was not replaced" : "";
    }

    /**
     * How many bytes of an index a text takes. PostgreSQL shortens repetitions within a window and keeps the result if it
     * saves a quarter ({@code src/common/pg_lzcompress.c}).
     */
    public static int indexedSize(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST_INDEXED) {
            return bytes.length;
        }
        Map<Integer, Integer> last = new HashMap<>();
        int size = 0;
        int items = 0;
        int at = 0;
        while (at < bytes.length) {
            Integer former = at + SHORTEST_REPETITION <= bytes.length ? last.get(key(bytes, at)) : null;
            int length = former == null || at - former > WINDOW ? 0 : common(bytes, former, at);
            int step = length >= SHORTEST_REPETITION ? length : 1;
            size += step == 1 ? 1 : 2 + (length > 17 ? 1 : 0);
            items++;
            for (int end = at + step; at < end; at++) {
                if (at + SHORTEST_REPETITION <= bytes.length) {
                    last.put(key(bytes, at), at);
                }
            }
        }
        int compressed = size + items / 8;
        return compressed <= bytes.length * 3L / 4 ? compressed : bytes.length;
    }

    private static int key(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
    }

    private static int common(byte[] bytes, int former, int at) {
        int n = 0;
        while (n < LONGEST_REPETITION && at + n < bytes.length && bytes[former + n] == bytes[at + n]) {
            n++;
        }
        return n;
    }
}
