package io.jenkins.plugins.gitlabrelease.release;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@link NameEscape} wrote, to show that nothing is lost. */
public final class NameUnescape {

    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-F]{2})");

    private NameUnescape() {}

    public static String unescape(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(name.length());
        Matcher escapes = ESCAPE.matcher(name);
        int done = 0;
        while (escapes.find()) {
            bytes.writeBytes(name.substring(done, escapes.start()).getBytes(StandardCharsets.UTF_8));
            bytes.write(Integer.parseInt(escapes.group(1), 16));
            done = escapes.end();
        }
        bytes.writeBytes(name.substring(done).getBytes(StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
