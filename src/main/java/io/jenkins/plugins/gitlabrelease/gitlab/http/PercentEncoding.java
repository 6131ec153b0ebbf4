package io.jenkins.plugins.gitlabrelease.gitlab.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Percent-encoding of one URL path segment. GitLab routes on the undecoded path: a {@code /} inside a project path,
 * tag or file name must travel as {@code %2F}, a {@code +} as {@code %2B} (rest/index "Path parameters").
 */
final class PercentEncoding {
    private static final String HEX = "0123456789ABCDEF";

    private PercentEncoding() {}

    /**
     * Encodes everything but the unreserved characters of RFC 3986 ({@code A-Z a-z 0-9 - . _ ~}) as UTF-8 octets.
     *
     * @throws IllegalArgumentException if the segment is empty, {@code .} or {@code ..} (each would address another
     *     resource) or is no well-formed Unicode
     */
    static String encode(String raw) {
        if (raw.isEmpty() || raw.equals(".") || raw.equals("..")) {
            throw new IllegalArgumentException("\"" + raw + "\" cannot be a part of a GitLab URL path.");
        }
        ByteBuffer octets;
        try {
            octets = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(raw));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("A part of a GitLab URL path is no well-formed Unicode text.", e);
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
}
