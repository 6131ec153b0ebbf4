package io.jenkins.plugins.gitlabrelease.release.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever searches the troubleshooting page for what the log says finds it. */
class TroubleshootingTest {

    private static final Path SOURCES = Path.of("src/main/java/io/jenkins/plugins/gitlabrelease/release");
    private static final Path GUIDE = Path.of("docs/troubleshooting.md");

    /** The arguments of a call that makes a message, up to the end of the statement. */
    private static final Pattern MESSAGE =
            Pattern.compile("(?:problems\\.add|new ReleaseException)\\(([^;]*?)\\);", Pattern.DOTALL);

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    @Test
    void listsEveryFailure() throws IOException {
        String guide = Files.readString(GUIDE).replaceAll("\\s+", " ");
        List<String> unlisted = new ArrayList<>();
        int messages = 0;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                Matcher calls = MESSAGE.matcher(Files.readString(file));
                while (calls.find()) {
                    String words = tellingWords(calls.group(1));
                    if (!words.isEmpty()) {
                        messages++;
                        if (!guide.contains(words)) {
                            unlisted.add(file.getFileName() + ": " + words);
                        }
                    }
                }
            }
        }
        assertTrue(messages > 15, "the sources are searched");
        assertEquals(List.of(), unlisted);
    }

    /** The longest text between two values, up to the end of its sentence. */
    private static String tellingWords(String arguments) {
        String joined = arguments.replaceAll("\"\\s*\\+\\s*\"", "");
        return LITERAL.matcher(joined)
                .results()
                .map(literal -> firstSentence(literal.group(1).replace("\\\"", "\"")))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return (end < 0 ? text : text.substring(0, end)).strip().replaceFirst("\\.$", "");
    }
}
