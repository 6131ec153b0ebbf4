package io.jenkins.plugins.gitlabrelease.release.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.IfExists;
import io.jenkins.plugins.gitlabrelease.release.LinkRequest;
import io.jenkins.plugins.gitlabrelease.release.NotesMode;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found before the first write, and the words it is told in. */
class PreparationTest {

    private static final String FAILED = "Release v1.0 was not published: ";

    private final EngineFixture fixture = new EngineFixture();

    @AfterEach
    void close() {
        long writes = fixture.gitlab.requests().stream()
                .filter(request -> !request.method().equals("GET"))
                .count();
        fixture.close();
        assertEquals(0, writes, "something was written");
    }

    @Test
    void namesMilestonesThatDoNotExist() {
        assertEquals(
                FAILED + "The milestone \"1.0\" does not exist in acme/app or the groups above it."
                        + " Create it in GitLab, or correct the title.",
                messageOf(RequestBuilder.of("v1.0").milestones(List.of("1.0"))));
    }

    @Test
    void namesAnArchivedProject() {
        fixture.project.switches().archived(true);
        assertEquals(
                FAILED + "The project acme/app is archived, so nothing in it can be changed."
                        + " Unarchive it in GitLab first.",
                messageOf(RequestBuilder.of("v1.0")));
    }

    @Test
    void namesAPackageRegistryThatIsOff() {
        fixture.project.switches().packages(false);
        assertEquals(
                FAILED + "The package registry of acme/app is off, so files have no place."
                        + " Switch it on in the project's settings, or publish links only.",
                messageOf(RequestBuilder.of("v1.0").assets(List.of(BytesAsset.of("app.jar", "1")))));
    }

    @Test
    void namesAReleaseThatMustNotExist() {
        fixture.project.addRelease("v1.0", "One", "");
        assertEquals(
                FAILED + "the release exists in acme/app on " + fixture.gitlab.url()
                        + " and ifExists is fail. Delete it, use another tag, or set ifExists to update or skip.",
                messageOf(RequestBuilder.of("v1.0").ifExists(IfExists.FAIL)));
    }

    @Test
    void namesALinkThatClashesWithTwoOthers() {
        fixture.project.addRelease("v1.0", "One", "");
        fixture.project.addLink("v1.0", "Manual", "https://example.com/1", null);
        fixture.project.addLink("v1.0", "Other", "https://example.com/2", null);
        LinkRequest link = new LinkRequest("Manual", "https://example.com/2", LinkType.OTHER, null);
        assertEquals(
                FAILED
                        + "The link Manual is to point to https://example.com/2, but the release already has that URL"
                        + " under the name Other. Remove that link in GitLab, or use its name.",
                messageOf(RequestBuilder.of("v1.0").links(List.of(link))));
    }

    @Test
    void namesATagWithoutAVersionForAChangelog() {
        fixture.project.tag("stable");
        assertEquals(
                "Release stable was not published: GitLab's changelog needs a version, and the tag stable does not end"
                        + " in one like 1.2.3. Use another tag, or another changelog.",
                messageOf(RequestBuilder.of("stable").gitlabChangelog(true)));
    }

    @Test
    void tellsAllOfItAtOnce() {
        fixture.token(fixture.gitlab.token(Role.REPORTER, "read_api"));
        LinkRequest link = new LinkRequest("Manual", "nowhere", LinkType.OTHER, null);
        String message = messageOf(RequestBuilder.of("v9").links(List.of(link)));
        assertTrue(message.startsWith("Release v9 was not published, for 2 reasons: (1) The URL of the link"), message);
        assertTrue(message.contains("(2) the tag v9 does not exist"), message);
    }

    @Test
    void tellsWhatIsWrongWithTheRequestAlsoWhenGitLabRefuses() {
        fixture.token("unknown");
        LinkRequest link = new LinkRequest("Manual", "nowhere", LinkType.OTHER, null);
        String message = messageOf(RequestBuilder.of("v1.0").links(List.of(link)));
        assertTrue(message.startsWith("Release v1.0 was not published, for 2 reasons: (1) The URL"), message);
        assertTrue(message.contains("401 Unauthorized"), message);
    }

    @Test
    void namesEverythingThatGitLabWouldRefuse() {
        fixture.project.switches().packages(false);
        fixture.project.addRelease("v1.0", "One", "");
        fixture.project.addLink("v1.0", "Linux binary", "https://nexus.example.com/app.zip", "/app.zip");
        String message = messageOf(RequestBuilder.of("v1.0")
                .description("x".repeat(1_000_001))
                .milestones(List.of("M"))
                .assets(List.of(BytesAsset.of("app.zip", "1")))
                .links(List.of(
                        new LinkRequest("Host", "https://$HOST/x", LinkType.OTHER, null),
                        new LinkRequest("Scheme", "HTTPS://h/x", LinkType.OTHER, null),
                        new LinkRequest("Long", "https://h/" + randomText(3_000), LinkType.OTHER, null))));
        for (String part : List.of(
                "was not published, for 7 reasons:",
                "The description has 1000001 characters",
                "The URL of the link Host is",
                "The URL of the link Scheme is",
                "The URL of the link Long is",
                "The milestone \"M\" does not exist",
                "The permanent path /app.zip of app.zip belongs to the link Linux binary",
                "The package registry of acme/app is off")) {
            assertTrue(message.contains(part), part + " is not in " + message);
        }
    }

    @Test
    void namesARefThatIsNone() {
        assertEquals(
                "Release v9 was not published: ref is \"origin/main\", which is not a commit, branch or tag in acme/app on "
                        + fixture.gitlab.url()
                        + ". GitLab knows its branches without origin/: set ref to main.",
                messageOf(RequestBuilder.of("v9")
                        .ref("origin/main")
                        .assets(List.of(BytesAsset.of("app.zip", "1")))
                        .dryRun(true)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", ".", "..", "a\ud800", "refs/tags/v1.0", "a b"})
    void namesATagThatIsNone(String tag) {
        String message = messageOf(RequestBuilder.of(tag).ref("main"));
        assertTrue(message.endsWith("is not a legal name of a Git tag. Check the parameter tag."), message);
    }

    @Test
    void namesATagThatGitLabDoesNotMake() {
        String message = messageOf(RequestBuilder.of("-v1").ref("main"));
        assertTrue(message.contains("is not a legal name of a tag that GitLab makes"), message);
    }

    @Test
    void namesNotesThatGetTooLongWithTheChangelog() {
        fixture.project.tag("v1.1.0");
        fixture.gitlab
                .faults()
                .on("GET", "/repository/changelog", Fault.status(200, "application/json", "{\"notes\":\"12345\"}"));
        String message = messageOf(
                RequestBuilder.of("v1.1.0").description("x".repeat(999_999)).gitlabChangelog(true));
        assertTrue(message.contains("The description has 1000006 characters"), message);
    }

    @Test
    void namesReleasesThatAreOff() {
        fixture.project.switches().releases("disabled");
        assertEquals(
                FAILED + "Releases of acme/app are switched off. Switch them on in the project's settings, under"
                        + " Visibility, features and permissions.",
                messageOf(RequestBuilder.of("v1.0")));
    }

    @Test
    void namesAServerWithoutAPackageRegistry() {
        fixture.gitlab.settings().packages(false);
        assertEquals(
                FAILED + "This GitLab has no package registry: its administrator has switched it off, so files have no"
                        + " place. Ask for it to be switched on, or publish links only.",
                messageOf(RequestBuilder.of("v1.0")
                        .assets(List.of(BytesAsset.of("app.zip", "1")))
                        .dryRun(true)));
    }

    @Test
    void namesAPaddedVersionForAChangelog() {
        fixture.project.tag("v2024.01.15");
        assertEquals(
                "Release v2024.01.15 was not published: GitLab's changelog needs a semantic version, and 2024.01.15 of the"
                        + " tag v2024.01.15 is none: its numbers must not begin with a zero. Use a tag like 2024.1.15, or"
                        + " another changelog.",
                messageOf(RequestBuilder.of("v2024.01.15").gitlabChangelog(true)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stable", "v2024.01.15"})
    void namesNotesThatGetTooLongAlsoWithoutAChangelog(String tag) {
        fixture.project.tag(tag);
        fixture.project.addRelease(tag, "One", "x".repeat(999_900));
        String message = messageOf(RequestBuilder.of(tag)
                .description("y".repeat(100))
                .mode(NotesMode.APPEND)
                .gitlabChangelog(true));
        assertTrue(message.contains(" was not published, for 2 reasons: (1) GitLab's changelog needs a "), message);
        assertTrue(message.contains(" (2) The description has 100"), message);
    }

    @Test
    void countsCharactersAsGitLabDoes() throws Exception {
        Problems problems = new Problems("v1.0");
        Preflight.checkLength("\ud83d\ude80".repeat(500_001), problems);
        assertEquals(List.of(), problems.texts());
    }

    /** The name of a token's role or scope is only likely to refuse; a dry run says it and goes on. */
    @Test
    void warnsOfARoleInADryRun() throws Exception {
        fixture.token(fixture.gitlab.token(Role.REPORTER, "read_api"));
        fixture.publish(RequestBuilder.of("v1.0").dryRun(true).build());
        assertTrue(
                fixture.log.stream().anyMatch(line -> line.startsWith("The token has the role Reporter")),
                fixture.log::toString);
        assertTrue(
                fixture.log.stream().anyMatch(line -> line.startsWith("The token has the scopes read_api")),
                fixture.log::toString);
    }

    @Test
    void saysNothingOfADeveloperInADryRun() throws Exception {
        fixture.token(fixture.gitlab.token(Role.DEVELOPER, "api"));
        fixture.publish(RequestBuilder.of("v1.0").dryRun(true).build());
        assertTrue(fixture.log.stream().noneMatch(line -> line.startsWith("The t")), fixture.log::toString);
    }

    @Test
    void namesABlankRef() {
        assertEquals(
                "Release v9 was not published: ref is \" \", which is not a commit, branch or tag in acme/app on "
                        + fixture.gitlab.url() + ". Set ref to what the tag is to be made from, and push it first.",
                messageOf(RequestBuilder.of("v9").ref(" ")));
    }

    @Test
    void namesATagThatIsGoneWhileItsReleaseIsThere() {
        fixture.project.addRelease("v1.0", "One", "");
        fixture.project.deleteTag("v1.0");
        RequestBuilder change = RequestBuilder.of("v1.0").name("Two");
        assertEquals(
                FAILED + "The release v1.0 exists in acme/app, but its Git tag is gone, and GitLab changes no release"
                        + " without its tag. Push the tag again, or set ref to the commit or branch to create it from.",
                messageOf(change));
        assertEquals(
                FAILED + "ref is \"nowhere\", which is not a commit, branch or tag in acme/app on "
                        + fixture.gitlab.url() + ". Set ref to what the tag is to be made from, and push it first.",
                messageOf(change.ref("nowhere")));
    }

    /** With many files the tag of a release is asked for last, and only if it is needed. */
    @Test
    void namesATagThatIsGoneAlsoWithManyFiles() {
        fixture.project.addRelease("v1.0", "One", "");
        fixture.project.deleteTag("v1.0");
        List<BytesAsset> many = IntStream.range(0, 101)
                .mapToObj(i -> BytesAsset.of("file" + i, "x"))
                .toList();
        String message = messageOf(RequestBuilder.of("v1.0").assets(many));
        assertTrue(message.contains("but its Git tag is gone"), message);
        fixture.gitlab.faults().on("GET", "/repository/tags/", Fault.message(500, "no"));
        String failure = messageOf(RequestBuilder.of("v1.0").assets(many));
        assertTrue(failure.contains("500"), failure);
    }

    @Test
    void namesARefThatIsNoneAlsoWithManyFiles() {
        List<BytesAsset> many = IntStream.range(0, 101)
                .mapToObj(i -> BytesAsset.of("file" + i, "x"))
                .toList();
        String message = messageOf(RequestBuilder.of("v9").ref("nowhere").assets(many));
        assertTrue(message.contains("ref is \"nowhere\", which is not a commit"), message);
    }

    @Test
    void asksForNoRulesOfATagThatIsNotProtected() {
        messageOf(RequestBuilder.of("v1.0").milestones(List.of("missing")));
        assertTrue(fixture.gitlab.requests().stream()
                .noneMatch(request -> request.rawPath().endsWith("/protected_tags")));
    }

    @Test
    void namesAProtectedTagOfAReleaseThatIsThere() {
        fixture.project.addRelease("v1.0", "One", "");
        fixture.project.protectTag("v*", Role.NONE);
        String message = messageOf(RequestBuilder.of("v1.0").name("Two"));
        assertTrue(message.contains("The tag v1.0 is protected by the rule v* and the role Maintainer"), message);
    }

    /** What GitLab answers to a question is one more problem. */
    @Test
    void namesAChangelogThatCannotBeReadWithAllTheRest() {
        fixture.project.tag("v1.1.0");
        fixture.gitlab.faults().on("GET", "/repository/changelog", Fault.message(403, "403 Forbidden"));
        RequestBuilder request = RequestBuilder.of("v1.1.0").gitlabChangelog(true);
        String alone = messageOf(request);
        assertTrue(alone.startsWith("Release v1.1.0 was not published: GET "), alone);
        LinkRequest link = new LinkRequest("Manual", "nowhere", LinkType.OTHER, null);
        String both = messageOf(request.links(List.of(link)));
        assertTrue(both.startsWith("Release v1.1.0 was not published, for 2 reasons: (1) The URL of"), both);
        assertTrue(both.contains(" (2) GET "), both);
    }

    @Test
    void namesAnArchivedProjectAndARegistryThatIsOff() {
        fixture.project.switches().archived(true);
        fixture.project.switches().packages(false);
        String message = messageOf(RequestBuilder.of("v1.0").assets(List.of(BytesAsset.of("app.jar", "1"))));
        assertTrue(message.startsWith("Release v1.0 was not published, for 2 reasons: (1) The project"), message);
    }

    private static String randomText(int length) {
        return new Random(3)
                .ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private String messageOf(RequestBuilder request) {
        String message = assertThrows(ReleaseException.class, () -> fixture.publish(request.build()))
                .getMessage();
        assertEquals(-1, message.indexOf('\n'), message);
        return message;
    }
}
