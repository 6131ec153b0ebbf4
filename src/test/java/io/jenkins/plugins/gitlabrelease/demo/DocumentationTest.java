package io.jenkins.plugins.gitlabrelease.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.freestyle.GitlabReleaseDeleter;
import io.jenkins.plugins.gitlabrelease.freestyle.GitlabReleaseDownloader;
import io.jenkins.plugins.gitlabrelease.freestyle.GitlabReleasePublisher;
import io.jenkins.plugins.gitlabrelease.option.AssetLink;
import io.jenkins.plugins.gitlabrelease.result.DownloadedFile;
import io.jenkins.plugins.gitlabrelease.result.PublishedAsset;
import io.jenkins.plugins.gitlabrelease.result.PublishedRelease;
import io.jenkins.plugins.gitlabrelease.result.ReleaseInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documentation says about names, messages and files is so. */
class DocumentationTest {

    private static final Path REFERENCE = Path.of("docs/reference.md");
    private static final Path TROUBLESHOOTING = Path.of("docs/troubleshooting.md");
    private static final Set<String> IN_COMMON = Set.of("server", "project", "credentialsId");
    private static final Path README = Path.of("README.md");

    @Test
    void parametersAreThoseOfTheStep() throws IOException {
        Set<String> parameters = StepNames.parametersOf("gitlabRelease");

        assertEquals(parameters, Markdown.of(REFERENCE).section("gitlabRelease").names(0));
        assertTrue(parameters.containsAll(
                Markdown.of(README).section("Parameters to start with").names(0)));
        assertEquals(
                DataBinding.parametersOf(AssetLink.class),
                Markdown.of(REFERENCE).section("Links").names(0));
    }

    @Test
    void propertiesAreThoseOfTheReturnedRelease() throws IOException {
        Markdown section = Markdown.of(REFERENCE).section("The returned release");

        assertEquals(StepNames.propertiesOf(PublishedRelease.class), section.names(0));
        assertEquals(StepNames.propertiesOf(PublishedAsset.class), section.names(1));
    }

    @Test
    void everyStepIsInTheReferenceAndInTheReadme() throws IOException {
        List<String> headings = Markdown.of(REFERENCE).headings();
        String readme = Files.readString(README);

        for (String step : PluginSteps.byName().keySet()) {
            assertTrue(headings.contains(step), step);
            assertTrue(readme.contains("`" + step + "`"), step);
        }
    }

    @ParameterizedTest
    @MethodSource("siblings")
    void parametersAreThoseOfTheOtherSteps(String step) throws IOException {
        Set<String> documented =
                new TreeSet<>(Markdown.of(REFERENCE).section(step).names(0));
        documented.addAll(IN_COMMON);

        assertEquals(StepNames.parametersOf(step), documented);
    }

    static Stream<String> siblings() {
        return PluginSteps.byName().keySet().stream().filter(step -> !step.equals("gitlabRelease"));
    }

    @Test
    void whatTheOtherStepsHaveInCommonIsSaid() throws IOException {
        Markdown section = Markdown.of(REFERENCE).section("In common");

        assertTrue(Markdown.codeIn(String.join(" ", section.lines())).containsAll(IN_COMMON), section::toString);
    }

    @Test
    void propertiesAreThoseOfWhatTheOtherStepsReturn() throws IOException {
        Markdown list = Markdown.of(REFERENCE).section("gitlabReleases");
        Markdown download = Markdown.of(REFERENCE).section("gitlabReleaseDownload");

        assertEquals(StepNames.propertiesOf(ReleaseInfo.class), list.names(1));
        assertEquals(StepNames.propertiesOf(ReleaseInfo.Asset.class), list.names(2));
        assertEquals(StepNames.propertiesOf(ReleaseInfo.CollectedEvidence.class), list.names(3));
        assertEquals(StepNames.propertiesOf(DownloadedFile.class), download.names(1));
    }

    /** The help of the steps that return a {@link ReleaseInfo} lists what it has. */
    @ParameterizedTest
    @ValueSource(strings = {"GitLabReleasesStep", "GitLabReleaseInfoStep"})
    void helpNamesEveryProperty(String step) throws IOException {
        String help = Files.readString(
                Path.of("src/main/resources/io/jenkins/plugins/gitlabrelease/step", step, "help.html"));

        for (String property : StepNames.propertiesOf(ReleaseInfo.class)) {
            assertTrue(help.contains("<code>" + property + "</code>"), property);
        }
    }

    @Test
    void freestyleTwinsHaveTheParametersOfTheirSteps() {
        Set<String> rule = new TreeSet<>(StepNames.parametersOf("gitlabReleaseDelete"));
        rule.remove("tag");

        assertEquals(
                StepNames.parametersOf("gitlabReleaseDownload"),
                DataBinding.parametersOf(GitlabReleaseDownloader.class));
        assertEquals(rule, DataBinding.parametersOf(GitlabReleaseDeleter.class));
        assertEquals(StepNames.parametersOf("gitlabRelease"), DataBinding.parametersOf(GitlabReleasePublisher.class));
    }

    @Test
    void explainedMessagesExist() throws IOException {
        String messages = messagesInSources();
        List<String> explained = Markdown.of(TROUBLESHOOTING).headings().stream()
                .filter(heading -> heading.startsWith("`"))
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
    @MethodSource("documents")
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

    /** All Markdown files of the repository. */
    static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(""))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().matches("(.*/)?(target|work|node_modules)/.*"))
                    .sorted()
                    .toList();
        }
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
