package io.jenkins.plugins.gitlabrelease.release.publish;

import static io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture.messageOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.emulator.Faults.FaultRule;
import io.jenkins.plugins.gitlabrelease.emulator.LateCommit;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabEvents;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people download after a run that failed. */
class WithdrawalTest {

    private final EngineFixture fixture = new EngineFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    /** A release of two files with their checksums, and a request with other bytes for both. */
    private Map<String, String> publishTwoFiles() throws Exception {
        fixture.publish(two("1").build());
        return fixture.downloads();
    }

    private static RequestBuilder two(String bytes) {
        return RequestBuilder.of("v1.0")
                .name("Release " + bytes)
                .description("Notes " + bytes)
                .assets(List.<Asset>of(
                        BytesAsset.of("app.zip", "app " + bytes), BytesAsset.of("tool.zip", "the tool " + bytes)))
                .checksums(true);
    }

    @Test
    void aReplacementThatIsRefusedLeavesTheBytesOfAll() throws Exception {
        Map<String, String> before = publishTwoFiles();
        Snapshot state = fixture.snapshot();
        fixture.gitlab.faults().on("PUT", "/tool.zip", Fault.message(403, "403 Forbidden"));
        messageOf(() -> fixture.publish(two("2").build()));
        assertEquals(before, fixture.downloads());
        assertEquals(state, fixture.snapshot());
    }

    @Test
    void anUpdateThatIsRefusedLeavesTheBytesOfAll() throws Exception {
        publishTwoFiles();
        Snapshot state = fixture.snapshot();
        fixture.gitlab.faults().on("PUT", "/releases/v1.0", Fault.message(400, "description is too long"));
        messageOf(() -> fixture.publish(two("2").build()));
        assertEquals(state, fixture.snapshot());
    }

    @Test
    void aLinkThatIsRefusedLeavesFieldsLinksAndBytes() throws Exception {
        publishTwoFiles();
        Snapshot state = fixture.snapshot();
        fixture.gitlab
                .faults()
                .on("POST", "/assets/links", Fault.message(403, "403 Forbidden"))
                .after(1);
        ReleaseRequest more = two("2").assets(List.<Asset>of(
                        BytesAsset.of("app.zip", "app 2"),
                        BytesAsset.of("one.zip", "1"),
                        BytesAsset.of("two.zip", "2")))
                .build();
        String message = messageOf(() -> fixture.publish(more));
        assertEquals(state, fixture.snapshot());
        assertTrue(!message.contains("changed in part"), message);
    }

    @Test
    void aTokenThatMayNotDeleteSaysWhatIsNew() throws Exception {
        Map<String, String> before = publishTwoFiles();
        fixture.token(fixture.gitlab.token(Role.DEVELOPER, "api"));
        fixture.gitlab.faults().on("PUT", "/tool.zip", Fault.message(403, "403 Forbidden"));
        String message = messageOf(() -> fixture.publish(two("2").build()));
        fixture.downloads().forEach((name, bytes) -> {
            boolean changed = !bytes.equals(before.get(name));
            String partly = message.replaceFirst(".*The release has changed in part: ", "");
            assertEquals(changed, partly.contains(" " + name), message);
        });
    }

    @Test
    void aReleaseThatGitLabMakesAfterA504HasItsFiles() throws Exception {
        LateCommit late = LateCommit.onDemand();
        fixture.gitlab.faults().on("POST", "/releases", Fault.statusThenCommit(504, late));
        String message = messageOf(() -> fixture.publish(two("1").build()));
        assertTrue(message.contains("GitLab may have done it all the same, or may do it yet."), message);
        late.commitNow();
        assertEquals("app 1", fixture.downloads().get("app.zip"));
        assertEquals("the tool 1", fixture.downloads().get("tool.zip"));
    }

    @Test
    void aReleaseThatGitLabMakesAfterARefusedRepetitionHasItsFiles() throws Exception {
        LateCommit late = LateCommit.onDemand();
        fixture.gitlab
                .faults()
                .on("POST", "/releases", Fault.statusThenCommit(504, late))
                .times(1);
        fixture.gitlab.faults().on("POST", "/releases", Fault.message(403, "403 Forbidden"));
        messageOf(() -> fixture.publish(two("1").build()));
        late.commitNow();
        assertEquals("app 1", fixture.downloads().get("app.zip"));
    }

    @Test
    void aReleaseThatGitLabMakesAfterAnAbortHasItsFiles() throws Exception {
        LateCommit late = LateCommit.after(Duration.ofMillis(500));
        FaultRule stall = fixture.gitlab.faults().on("POST", "/releases", Fault.stallThenCommit(late));
        Thread build =
                new Thread(() -> assertThrows(InterruptedException.class, () -> fixture.publish(two("1").build())));
        build.start();
        while (stall.struck() == 0) {
            Thread.sleep(1);
        }
        Thread.sleep(100);
        build.interrupt();
        build.join();
        late.awaitCommits(1);
        assertEquals("app 1", fixture.downloads().get("app.zip"));
        assertEquals("the tool 1", fixture.downloads().get("tool.zip"));
    }

    @Test
    void theTagOfAReleaseThatIsGoneIsNoticedBeforeAnythingIsSent() throws Exception {
        publishTwoFiles();
        Snapshot state = fixture.snapshot();
        fixture.project.deleteTag("v1.0");
        fixture.gitlab.clearRequests();
        String message = messageOf(() -> fixture.publish(two("2").build()));
        assertTrue(message.contains("its Git tag is gone"), message);
        assertEquals(0, fixture.requests("PUT"));
        assertEquals(state.releases(), fixture.snapshot().releases());
    }

    @Test
    void theTagOfAReleaseThatIsGoneIsMadeFromTheRef() throws Exception {
        publishTwoFiles();
        fixture.project.deleteTag("v1.0");
        fixture.publish(two("2").ref("main").build());
        assertTrue(fixture.project.tags().containsKey("v1.0"));
        assertEquals("app 2", fixture.downloads().get("app.zip"));
        assertTrue(fixture.log.contains("created the tag v1.0 from main"), fixture.log::toString);
    }

    @Test
    void aReleaseThatCannotBeCheckedIsNoSuccessAndKeepsItsFiles() throws Exception {
        fixture.gitlab.faults().on("GET", "/package_files", Fault.status(500));
        String message = messageOf(() -> fixture.publish(two("1").build()));
        assertTrue(
                message.startsWith("Release v1.0 was created, but what it serves could not be checked: GET "), message);
        assertEquals("app 1", fixture.downloads().get("app.zip"));
        fixture.gitlab.faults().clear();
        assertEquals(ReleaseAction.UNCHANGED, fixture.publish(two("1").build()).action());
    }

    @Test
    void anUpdateThatCannotBeCheckedIsTakenBack() throws Exception {
        Map<String, String> before = publishTwoFiles();
        fixture.gitlab
                .faults()
                .on("GET", "/package_files", Fault.status(500))
                .after(1)
                .times(5);
        messageOf(() -> fixture.publish(two("2").build()));
        assertEquals(before, fixture.downloads());
    }

    /** Without its former files, nothing can be taken back. */
    @Test
    void anUpdateThatCannotBeCheckedOnceFormerFilesAreGoneStays() throws Exception {
        publishTwoFiles();
        String message = messageOf(() -> fixture.publishing(
                two("2").build(),
                Moment.after(
                        "DELETE",
                        "/package_files/[0-9]+",
                        () -> fixture.gitlab.faults().on("GET", "/package_files", Fault.status(500)))));
        assertTrue(message.startsWith("Release v1.0 was published, but could not be checked again: GET "), message);
        assertTrue(
                message.endsWith(" The release has changed in part: new are SHA256SUMS, app.zip, fields or links,"
                        + " tool.zip. Run this build again."),
                message);
        assertEquals("app 2", fixture.downloads().get("app.zip"));
        assertEquals("the tool 2", fixture.downloads().get("tool.zip"));
        assertEquals("Notes 2", fixture.project.releases().get("v1.0").description());
        assertTrue(
                fixture.log.stream().noneMatch(line -> line.contains("because nothing was published")),
                fixture.log::toString);
    }

    @Test
    void anAbortWhileFormerFilesGoLeavesTheNewBytesOfAll() throws Exception {
        publishTwoFiles();
        publishUntil("DELETE", "/package_files/[0-9]+");
        assertEquals("app 2", fixture.downloads().get("app.zip"));
        assertEquals("the tool 2", fixture.downloads().get("tool.zip"));
        assertEquals("Notes 2", fixture.project.releases().get("v1.0").description());
    }

    @Test
    void anAbortOnceAllIsWrittenLeavesIt() throws Exception {
        publishTwoFiles();
        publishUntil("GET", "/packages/[0-9]+/package_files");
        assertEquals("app 2", fixture.downloads().get("app.zip"));
        assertEquals("the tool 2", fixture.downloads().get("tool.zip"));
        assertEquals("Notes 2", fixture.project.releases().get("v1.0").description());
    }

    /** Aborts the build at the first such request after the release was updated. */
    private void publishUntil(String method, String path) {
        Thread build = Thread.currentThread();
        boolean[] updated = {false};
        assertThrows(
                InterruptedException.class,
                () -> publishing(two("2").build(), (usedMethod, usedPath) -> {
                    if (updated[0] && usedMethod.equals(method) && usedPath.matches(".*" + path)) {
                        build.interrupt();
                    }
                    updated[0] |= usedMethod.equals("PUT") && usedPath.endsWith("/releases/v1.0");
                }));
    }

    private void publishing(ReleaseRequest request, BiConsumer<String, String> afterRequest) throws Exception {
        GitLabEvents events = new GitLabEvents() {
            @Override
            public void request(String method, String path, int status) {
                afterRequest.accept(method, path);
            }
        };
        fixture.engine(fixture.client(fixture.gitlab.url(), events)).publish(EngineFixture.PROJECT, request);
    }

    @Test
    void aReplacementThatGitLabMayStillStoreIsNamedAsThat() throws Exception {
        Map<String, String> before = publishTwoFiles();
        LateCommit late = LateCommit.onDemand();
        fixture.gitlab.faults().on("PUT", "/tool.zip", Fault.statusThenCommit(504, late));
        String message = messageOf(() -> fixture.publish(two("2").build()));
        assertEquals(before, fixture.downloads());
        assertTrue(
                message.endsWith(" GitLab gave no clear answer to an upload and may still store the new tool.zip."
                        + " Run this build again."),
                message);
        assertTrue(!message.contains("changed in part"), message);
        String line = "GitLab gave no clear answer to an upload and may still store the new tool.zip";
        assertTrue(fixture.log.contains(line), fixture.log::toString);
        fixture.gitlab.faults().clear();
        late.commitNow();
        fixture.publish(two("2").build());
        assertEquals("app 2", fixture.downloads().get("app.zip"));
        assertEquals("the tool 2", fixture.downloads().get("tool.zip"));
    }

    @Test
    void aReplacementThatGitLabHasStoredMeanwhileIsNew() throws Exception {
        publishTwoFiles();
        LateCommit late = LateCommit.before("GET", "/releases?");
        fixture.gitlab.faults().on("PUT", "/tool.zip", Fault.statusThenCommit(504, late));
        String message = messageOf(() -> fixture.publish(two("2").build()));
        assertTrue(
                message.endsWith(" The release has changed in part: new are tool.zip. Run this build again."), message);
        assertEquals("the tool 2", fixture.downloads().get("tool.zip"));
        String line = "the release has the new tool.zip now, although the run failed";
        assertTrue(fixture.log.contains(line), fixture.log::toString);
    }

    @Test
    void aNewFileThatGitLabMayStillStoreIsNotNamed() {
        LateCommit late = LateCommit.onDemand();
        fixture.gitlab.faults().on("PUT", "/tool.zip", Fault.statusThenCommit(504, late));
        String message = messageOf(() -> fixture.publish(two("1").build()));
        assertTrue(!message.contains("may still store"), message);
        assertTrue(
                fixture.log.contains("removed app.zip from the package registry, because nothing was published"),
                fixture.log::toString);
    }

    @Test
    void filesThatStayAreMentionedWithTheReason() throws Exception {
        fixture.gitlab.faults().on("POST", "/releases", Fault.status(504));
        messageOf(() -> fixture.publish(two("1").build()));
        String stays = "what was uploaded stays in the package registry, where the next run finds it: ";
        assertTrue(fixture.log.contains(stays + "GitLab may still publish it"), fixture.log::toString);
        fixture.log.clear();
        messageOf(() ->
                fixture.publish(two("1").assets(List.of()).checksums(false).build()));
        assertTrue(fixture.log.stream().noneMatch(line -> line.startsWith(stays)), fixture.log::toString);
        fixture.gitlab.faults().clear();
        fixture.token(fixture.gitlab.token(Role.DEVELOPER, "api"));
        fixture.gitlab.faults().on("POST", "/releases", Fault.message(403, "403 Forbidden"));
        messageOf(() -> fixture.publish(two("2").build()));
        assertTrue(
                fixture.log.contains(
                        stays + "GitLab lets only maintainers delete package files, and the token has a lower role"),
                fixture.log::toString);
    }

    @Test
    void whatCannotBeReadIsSaidToBeNew() throws Exception {
        publishTwoFiles();
        fixture.gitlab.faults().on("PUT", "/releases/v1.0", Fault.message(403, "403 Forbidden"));
        fixture.gitlab.faults().on("GET", "/releases?", Fault.message(403, "403 Forbidden"));
        String message = messageOf(() -> fixture.publish(two("2").build()));
        assertTrue(message.contains("new are SHA256SUMS, app.zip, tool.zip."), message);
        assertEquals("app 2", fixture.downloads().get("app.zip"));
        assertTrue(
                fixture.log.stream()
                        .anyMatch(line -> line.startsWith("what was uploaded stays in the package registry, where the"
                                + " next run finds it: GET ")),
                fixture.log::toString);
    }

    /** An old GitLab does not say what it stored. */
    @Test
    void aFileWithoutANumberIsNotLookedFor() {
        Fault created = Fault.status(201, "application/json", "{\"message\":\"201 Created\"}");
        fixture.gitlab.faults().on("PUT", "/packages/generic/", created);
        fixture.gitlab.faults().on("POST", "/releases", Fault.message(403, "403 Forbidden"));
        messageOf(() -> fixture.publish(two("1").build()));
        assertTrue(
                fixture.gitlab.requests().stream()
                        .noneMatch(request -> request.rawPath().contains("/packages/0/")),
                fixture.gitlab.requests()::toString);
    }
}
