package io.jenkins.plugins.gitlabrelease.gitlab;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A second opinion on percent-encoding, independent of the code under test and as strict as can be. */
public final class Decoded {
    private Decoded() {}

    public static String percent(String encoded) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (int i = 0; i < encoded.length(); ) {
            if (encoded.charAt(i) == '%') {
                octets.write(Integer.parseInt(encoded.substring(i + 1, i + 3), 16));
                i += 3;
            } else {
                octets.write(encoded.charAt(i));
                i++;
            }
        }
        return octets.toString(StandardCharsets.UTF_8);
    }
}
