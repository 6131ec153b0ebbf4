package io.jenkins.plugins.gitlabrelease.emulator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A commit.
 *
 * @param sha 40 hexadecimal digits
 * @param message the whole message; its first line is the title
 */
public record EmulatedCommit(String sha, String message, EmulatedUser author, Instant createdAt) {

    private static final Pattern TRAILER = Pattern.compile("[A-Za-z0-9-]+: *\\S.*");

    /** The {@code Key: value} lines of the last paragraph, if it has nothing else. */
    Map<String, String> trailers() {
        String[] paragraphs = message.strip().split("\\R\\R+");
        String last = paragraphs[paragraphs.length - 1];
        if (paragraphs.length == 1
                || !last.lines().allMatch(line -> TRAILER.matcher(line).matches())) {
            return Map.of();
        }
        Map<String, String> trailers = new LinkedHashMap<>();
        last.lines().forEach(line -> {
            String[] keyAndValue = line.split(": *", 2);
            trailers.put(keyAndValue[0], keyAndValue[1]);
        });
        return trailers;
    }

    String title() {
        return message.lines().findFirst().orElse("");
    }

    String shortId() {
        return sha.substring(0, 8);
    }
}
