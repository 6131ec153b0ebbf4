package io.jenkins.plugins.gitlabrelease.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedPackageFile;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedProject;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedRelease;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedRelease.EmulatedLink;
import io.jenkins.plugins.gitlabrelease.emulator.GitLabEmulator;
import io.jenkins.plugins.gitlabrelease.emulator.RecordedRequest;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.result.PublishedAsset;
import io.jenkins.plugins.gitlabrelease.result.PublishedRelease;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every Jenkinsfile of the documentation does what it says, and does nothing when it runs again. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The examples call sh.")
class ExamplesTest {

    private static final Path EXAMPLES = Path.of("docs/examples");

    @TempDir
    Path directory;

    private GitLabEmulator gitlab;
    private EmulatedProject project;
    private String token;

    @BeforeEach
    void start() {
        gitlab = GitLabEmulator.start();
        project = gitlab.project("acme/app");
        project.tag("v1.0");
        project.tag("lib/v1.2+b");
        gitlab.project("acme/app-enterprise");
        token = gitlab.token(Role.DEVELOPER, "api");
    }

    @AfterEach
    void stop() {
        gitlab.close();
    }

    static Stream<String> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Jenkinsfile"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void eachExampleHasItsExpectation() throws IOException {
        assertEquals(ExpectedRelease.BY_EXAMPLE.keySet(), examples().collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void publishesWhatWasArchived(String example) throws Exception {
        DemoBuild build = run(example, "1");

        ExpectedRelease expected = ExpectedRelease.BY_EXAMPLE.get(example);
        EmulatedRelease release = project.release(expected.tag());
        PublishedRelease returned = build.releases().get(0);
        assertAll(
                () -> assertEquals(Set.of(expected.tag()), project.releases().keySet()),
                () -> assertEquals(expected.name(), returned.getName()),
                () -> assertEquals(expected.description(), release.description()),
                () -> assertEquals("created", returned.getAction()),
                () -> assertEquals(gitlab.url() + "/acme/app/-/releases/" + expected.encodedTag(), returned.getUrl()));
        Set<Link> links = Stream.concat(
                        expected.files().stream().map(file -> fileLink(file, expected)), expected.links().stream())
                .collect(Collectors.toSet());
        if (expected.checksums()) {
            links.add(fileLink(ExpectedRelease.File.of("SHA256SUMS"), expected));
            assertEquals(
                    checksums(build, expected),
                    new String(download(release.link("SHA256SUMS").url()), UTF_8));
        }
        assertEquals(links, release.links().stream().map(ExamplesTest::linkOf).collect(Collectors.toSet()));
        assertEquals(
                links.size() - expected.links().size(),
                project.packageFiles().size(),
                () -> "only " + project.packageFiles());
        for (ExpectedRelease.File file : expected.files()) {
            assertSameBytes(fileOf(build, file), file, release, returned);
        }
        assertEquals(links.size(), returned.getAssets().size());
    }

    @Test
    void hidesThePackage() throws Exception {
        run("assets.Jenkinsfile", "1");

        assertEquals(
                List.of("hidden"),
                project.packages().stream().map(each -> each.status()).toList());
    }

    @Test
    void publishesInEachProject() throws Exception {
        DemoBuild build = run("several-projects.Jenkinsfile", "1");

        assertEquals(
                List.of("acme/app", "acme/app-enterprise"),
                build.releases().stream()
                        .map(release -> release.getUrl()
                                .substring(gitlab.url().length() + 1)
                                .replaceAll("/-/.*", ""))
                        .toList());
        assertEquals(
                1,
                gitlab.project("acme/app-enterprise").release("v3.0.0").links().size());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void changesNothingWhenItRunsAgain(String example) throws Exception {
        run(example, "1");
        EmulatedRelease before =
                project.release(ExpectedRelease.BY_EXAMPLE.get(example).tag());
        List<Long> files = fileIds();
        gitlab.clearRequests();

        DemoBuild again = run(example, "2");

        again.releases().forEach(release -> assertEquals("unchanged", release.getAction()));
        assertEquals(before, project.release(before.tag()));
        assertEquals(files, fileIds());
        assertEquals(
                List.of(),
                gitlab.requests().stream()
                        .filter(request -> !Set.of("GET", "HEAD").contains(request.method()))
                        .map(RecordedRequest::toString)
                        .toList());
    }

    private DemoBuild run(String example, String number) throws Exception {
        DemoBuild build = new DemoBuild(
                Files.createDirectory(directory.resolve(number)),
                Map.of("TAG_NAME", "v1.0", "GIT_URL", gitlab.url() + "/acme/app.git"),
                new PrintStream(OutputStream.nullOutputStream()));
        new JenkinsfileHost(new DemoServer(gitlab.url(), token)).run(EXAMPLES.resolve(example), build);
        return build;
    }

    private List<Long> fileIds() {
        return project.packageFiles().stream().map(EmulatedPackageFile::id).toList();
    }

    private static Link linkOf(EmulatedLink link) {
        return new Link(link.name(), link.url(), link.type(), link.path());
    }

    private Link fileLink(ExpectedRelease.File file, ExpectedRelease expected) {
        String url = gitlab.url() + "/api/v4/projects/" + project.id() + "/packages/generic/" + expected.packageName()
                + "/" + expected.packageVersion() + "/" + file.name();
        return new Link(file.title(), url.replace("+", "%2B"), file.type(), file.permanentPath());
    }

    /** What was published, be it archived or not. */
    private static Path fileOf(DemoBuild build, ExpectedRelease.File file) {
        Path archived = build.archive().resolve(file.path());
        return Files.exists(archived) ? archived : build.workspace().resolve(file.path());
    }

    /** What {@code sha256sum} prints for the files, in the order of their names. */
    private static String checksums(DemoBuild build, ExpectedRelease expected) throws Exception {
        StringBuilder list = new StringBuilder();
        for (ExpectedRelease.File file : expected.files().stream()
                .sorted(Comparator.comparing(ExpectedRelease.File::name))
                .toList()) {
            list.append(sha256(Files.readAllBytes(fileOf(build, file))))
                    .append("  ")
                    .append(file.name())
                    .append('\n');
        }
        return list.toString();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    /** What a user downloads, what the registry recorded and what the step returned are the archived file. */
    private void assertSameBytes(
            Path archived, ExpectedRelease.File expected, EmulatedRelease release, PublishedRelease returned)
            throws Exception {
        String name = expected.name();
        byte[] bytes = Files.readAllBytes(archived);
        String sha256 = sha256(bytes);
        EmulatedLink link = release.link(expected.title());
        PublishedAsset asset = returned.getAssets().stream()
                .filter(each -> each.getName().equals(expected.title()))
                .findFirst()
                .orElseThrow();
        assertAll(
                name,
                () -> assertArrayEquals(bytes, download(link.url())),
                () -> assertEquals(
                        List.of(sha256),
                        project.packageFiles().stream()
                                .filter(file -> file.fileName().equals(name))
                                .map(EmulatedPackageFile::sha256)
                                .toList()),
                () -> assertEquals(sha256, asset.getSha256()),
                () -> assertEquals(bytes.length, asset.getSize()),
                () -> assertEquals(link.url(), asset.getUrl()),
                () -> assertEquals(expected.type(), asset.getType()),
                () -> assertEquals(returned.getUrl() + "/downloads" + link.path(), asset.getDirectUrl()));
    }

    private byte[] download(String url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("PRIVATE-TOKEN", token)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }
}
