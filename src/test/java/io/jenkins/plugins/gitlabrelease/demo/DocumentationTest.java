package io.jenkins.plugins.gitlabrelease.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.build.AssetLink;
import io.jenkins.plugins.gitlabrelease.build.PublishedAsset;
import io.jenkins.plugins.gitlabrelease.build.PublishedRelease;
import io.jenkins.plugins.gitlabrelease.step.GitLabReleaseStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documentation says about names, messages and files is so. */
class DocumentationTest {

    private static final Path REFERENCE = Path.of("docs/reference.md");
    private static final Path GUIDE = Path.of("docs/guide.md");
    private static final Path README = Path.of("README.md");

    @Test
    void parametersAreThoseOfTheStep() throws IOException {
        Set<String> parameters = DataBinding.parametersOf(GitLabReleaseStep.class);

        assertEquals(parameters, Markdown.of(REFERENCE).section("Parameters").names(0));
        assertEquals(parameters, Markdown.of(README).section("Parameters").names(0));
        assertEquals(
                DataBinding.parametersOf(AssetLink.class),
                Markdown.of(REFERENCE).section("Links").names(0));
    }

    @Test
    void propertiesAreThoseOfTheReturnedRelease() throws IOException {
        Markdown section = Markdown.of(REFERENCE).section("The returned release");

        assertEquals(propertiesOf(PublishedRelease.class), section.names(0));
        assertEquals(propertiesOf(PublishedAsset.class), section.names(1));
    }

    @Test
    void explainedMessagesExist() throws IOException {
        String messages = messagesInSources();
        List<String> explained = Markdown.of(GUIDE).section("Troubleshooting").headings().stream()
                .flatMap(
                        heading -> Arrays.stream(heading.replaceAll("^`|`$", "").split("`, `")))
                .toList();

        assertTrue(explained.size() > 30, explained::toString);
        List<String> unknown = explained.stream()
                .flatMap(message -> Arrays.stream(message.split("…")))
                .filter(part -> part.trim().length() > 2 && !messages.contains(part.stripTrailing()))
                .toList();
        assertEquals(List.of(), unknown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "CONTRIBUTING.md",
                "SECURITY.md",
                "CHANGELOG.md",
                "docs/guide.md",
                "docs/reference.md"
            })
    void linksLeadSomewhere(Path file) throws IOException {
        for (String link : Markdown.of(file).relativeLinks()) {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]);
            assertTrue(Files.exists(target), () -> file + " links to " + link);
            if (parts.length == 2) {
                assertTrue(Markdown.of(target).anchors().contains(parts[1]), () -> file + " links to " + link);
            }
        }
    }

    private static Set<String> propertiesOf(Class<?> bean) {
        return Arrays.stream(bean.getMethods())
                .filter(method -> method.isAnnotationPresent(Whitelisted.class))
                .map(method -> method.getName().replaceFirst("get|is", ""))
                .map(name -> Character.toLowerCase(name.charAt(0)) + name.substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** All sources, with texts that are written in parts put together. */
    private static String messagesInSources() throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                text.append(Files.readString(file));
            }
        }
        String sources = text.toString();
        return Stream.of("archived artifacts", "files in the workspace")
                .map(kind -> sources.replaceAll("\"\\s*\\+ source\\.description\\(\\) \\+ \"", kind))
                .collect(Collectors.joining())
                .replaceAll("\"\\s*\\+ what \\+ \"", "the link …")
                .replaceAll("\"\\s*\\+\\s*\"", "")
                .replace("\\\"", "\"")
                .replace("\\\\", "\\");
    }
}
