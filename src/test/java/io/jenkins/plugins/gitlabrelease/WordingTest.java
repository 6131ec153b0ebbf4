package io.jenkins.plugins.gitlabrelease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Users read plain English in documents, forms, help and messages: none of the phrases that only a translation has. */
class WordingTest {

    private static final Pattern UNUSUAL = Pattern.compile(
            "(?i)(?<!there )\\b(?:is|are) no (?!longer\\b|more than\\b)\\w+|\\btold\\b|\\bshall\\b|\\bleads? to\\b|\\basked for\\b"
                    + "|\\bbe played\\b|\\bbeside\\b|\\bso many\\b|, too[.;]|\\bin order to\\b|\\bthe the\\b|\\ba the\\b"
                    + "|\\b(?:is|are|was) (?:is|are|was)\\b|\\bto to\\b|[a-z,]  [a-z]");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

    static Stream<Path> texts() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String file :
                List.of("README.md", "CHANGELOG.md", "SECURITY.md", "CONTRIBUTING.md", "central/README.md")) {
            files.add(Path.of(file));
        }
        files.addAll(below("docs", ".*\\.(md|Jenkinsfile)|.*/Jenkinsfile"));
        files.addAll(below("src/main/resources", ".*\\.(html|jelly|properties)"));
        files.addAll(below("src/main/java", ".*\\.java"));
        return files.stream();
    }

    @Test
    void allOfThemAreRead() throws IOException {
        assertTrue(texts().count() > 250, "too few files");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void nothingIsSaidInAnUnusualWay(Path file) throws IOException {
        assertEquals(List.of(), unusual(textOf(file)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a is no tag", "files that are asked for", "the log told so", "as many, too.", "it is is so"})
    void unusualWordsAreFound(String text) {
        assertEquals(1, unusual(text).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"there is no tag", "it is no longer a folder", "too large", "besides"})
    void otherWordsAreFine(String text) {
        assertEquals(List.of(), unusual(text));
    }

    private static List<String> unusual(String text) {
        return UNUSUAL.matcher(text).results().map(MatchResult::group).toList();
    }

    /** What people see of a file: of a source its literals, with those that are written in parts put together. */
    private static String textOf(Path file) throws IOException {
        String text = Files.readString(file);
        if (file.toString().endsWith(".java")) {
            String code = text.replaceAll("(?s)/\\*.*?\\*/", "")
                    .replaceAll("(?m)^\\s*//.*$", "")
                    .replaceAll("\"\\s*\\+\\s*\"", "");
            return LITERAL.matcher(code).results().map(found -> found.group(1)).collect(Collectors.joining("\n"));
        }
        if (file.toString().endsWith(".md")) {
            return text.replaceAll("(?s)```.*?```", "")
                    .replaceAll("(?m)^(\\||    ).*$", "")
                    .replaceAll("(?<=\\S)\\n(?=\\S)", " ");
        }
        return text.replaceAll("\\$\\{[^}]*}", "x").replaceAll("<[^>]*>", "").replaceAll("\\s*\\n\\s*", "\n");
    }

    private static List<Path> below(String folder, String names) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().matches(names)).sorted().toList();
        }
    }
}
