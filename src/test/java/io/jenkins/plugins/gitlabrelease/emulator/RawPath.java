package io.jenkins.plugins.gitlabrelease.emulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A request path: split on slashes first, then each segment is percent-decoded once (contract 1.6 and 9). */
record RawPath(List<String> segments) {

    static RawPath of(String path) {
        return new RawPath(List.of(path.split("/", -1)));
    }

    static String decode(String segment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] raw = segment.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] != '%') {
                bytes.write(raw[i]);
                continue;
            }
            int high = i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
            if (low < 0) {
                throw ApiError.malformedRequest();
            }
            bytes.write(high << 4 | low);
            i += 2;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Says whether a decoded segment climbs to a parent directory. */
    static boolean climbs(String decoded) {
        return List.of(decoded.split("[/\\\\]", -1)).contains("..");
    }
}
