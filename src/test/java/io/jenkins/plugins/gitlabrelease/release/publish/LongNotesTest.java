package io.jenkins.plugins.gitlabrelease.release.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedRelease.EmulatedLink;
import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageStatus;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.LinkRequest;
import io.jenkins.plugins.gitlabrelease.release.LongNotes;
import io.jenkins.plugins.gitlabrelease.release.NotesMode;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.ReleaseResult;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Notes that are longer than GitLab takes: all of them in a file, and a beginning with a link to it in the release. */
class LongNotesTest {

    private static final String NAME = "release-notes.md";
    private static final String LINE = "- a change of something, and an emoji 🎉\n";
    private static final String LONG = LINE.repeat(30_000);
    private static final Asset JAR = BytesAsset.of("app.jar", "the jar");

    private final EngineFixture fixture = new EngineFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static RequestBuilder attaching(String notes) {
        return RequestBuilder.of("v1.0").description(notes).longNotes(LongNotes.ATTACH);
    }

    private ReleaseResult publish(RequestBuilder request) throws Exception {
        fixture.gitlab.clearRequests();
        return fixture.publish(request.build());
    }

    /** A second run of the same request sends nothing. */
    private void publishTwice(RequestBuilder request) throws Exception {
        publish(request);
        Snapshot before = fixture.snapshot();
        assertEquals(ReleaseAction.UNCHANGED, publish(request).action());
        assertEquals(0, writes());
        assertEquals(before, fixture.snapshot());
    }

    private long writes() {
        return fixture.requests("PUT") + fixture.requests("POST") + fixture.requests("DELETE");
    }

    private String description() {
        return fixture.project.release("v1.0").description();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private String pointer() {
        return "These notes are too long for GitLab. All of them are in [" + NAME + "]("
                + fixture.project.release("v1.0").link(NAME).url() + ").";
    }

    /** The description is a beginning of the notes in whole lines, then the link, and hardly shorter than it may be. */
    private void assertCut(String notes, String description) {
        String end = "\n\n" + pointer();
        assertTrue(description.endsWith(end), () -> description.substring(description.length() - 300));
        String beginning = description.substring(0, description.length() - end.length());
        assertTrue(notes.startsWith(beginning + "\n"));
        assertTrue(length(description) <= ReleaseRequest.LONGEST_DESCRIPTION);
        assertTrue(length(description) > ReleaseRequest.LONGEST_DESCRIPTION - LINE.length());
    }

    @Test
    void areAttachedAndCut() throws Exception {
        publishTwice(attaching(LONG).assets(List.of(JAR)));
        assertCut(LONG, description());
        assertEquals(Map.of(NAME, LONG, "app.jar", "the jar"), fixture.downloads());
        EmulatedLink link = fixture.project.release("v1.0").link(NAME);
        assertEquals("/" + NAME, link.path());
        assertEquals("other", link.type());
    }

    @Test
    void areAttachedWithoutAnyOtherFile() throws Exception {
        publishTwice(attaching(LONG));
        assertCut(LONG, description());
        assertEquals(List.of(NAME), fixture.storedFiles());
    }

    @Test
    void failWithoutTheOption() {
        String message =
                EngineFixture.messageOf(() -> publish(RequestBuilder.of("v1.0").description(LONG)));
        assertEquals(
                "Release v1.0 was not published: The description has " + length(LONG) + " characters and GitLab takes"
                        + " 1000000. Shorten it, or set notesTooLong to attach.",
                message);
    }

    @Test
    void thatFitAreNotAttached() throws Exception {
        String longest = "🎉".repeat(ReleaseRequest.LONGEST_DESCRIPTION);
        publishTwice(attaching(longest));
        assertEquals(longest, description());
        assertEquals(List.of(), fixture.project.release("v1.0").links());
    }

    @Test
    void thatChangeReplaceTheFile() throws Exception {
        publish(attaching(LONG));
        String other = "- first\n" + LONG;
        publishTwice(attaching(other));
        assertCut(other, description());
        assertEquals(Map.of(NAME, other), fixture.downloads());
        assertEquals(List.of(NAME), fixture.storedFiles());
    }

    @Test
    void thatBecomeShortKeepTheFileUntilItIsPruned() throws Exception {
        publish(attaching(LONG));
        publishTwice(attaching("short"));
        assertEquals("short", description());
        assertEquals(Set.of(NAME), fixture.downloads().keySet());
        publishTwice(attaching("short").prune(true));
        assertEquals(Map.of(), fixture.downloads());
        assertEquals(List.of(), fixture.storedFiles());
    }

    @Test
    void areNotPrunedWhileTheReleaseLeadsToThem() throws Exception {
        publish(attaching(LONG).assets(List.of(JAR)));
        publishTwice(RequestBuilder.of("v1.0")
                .assets(List.of(BytesAsset.of("other.jar", "other")))
                .prune(true));
        assertEquals(Map.of(NAME, LONG, "other.jar", "other"), fixture.downloads());
        assertCut(LONG, description());
    }

    @Test
    void arePrunedWithTheNotesThatLedToThem() throws Exception {
        publish(attaching(LONG));
        publishTwice(attaching("short").prune(true));
        assertEquals(Map.of(), fixture.downloads());
        assertEquals(List.of(), fixture.storedFiles());
    }

    @Test
    void areNotPlannedToGoWhileTheReleaseLeadsToThem() throws Exception {
        publish(attaching(LONG).assets(List.of(JAR)));
        fixture.log.clear();
        publish(RequestBuilder.of("v1.0").prune(true).dryRun(true));
        assertEquals(
                List.of("link       remove  app.jar", "file       remove  app.jar"),
                fixture.log.stream()
                        .filter(line -> line.contains("remove"))
                        .map(line -> line.replaceFirst("  [^ ]*(package file.*)?$", ""))
                        .toList());
    }

    @Test
    void standInTheChecksums() throws Exception {
        publishTwice(attaching(LONG).assets(List.of(JAR)).checksums(true));
        String sums = fixture.downloads().get("SHA256SUMS");
        assertTrue(sums.matches("(?s)[0-9a-f]{64}  app.jar\n[0-9a-f]{64}  " + NAME + "\n"), sums);
        publishTwice(attaching(LONG).checksums(true));
        assertEquals(sums, fixture.downloads().get("SHA256SUMS"));
    }

    @Test
    void followWhatPeopleWrote() throws Exception {
        String byHand = "Written by hand.\n".repeat(1_000);
        fixture.project.addRelease("v1.0", "v1.0", byHand);
        publishTwice(attaching(LONG).mode(NotesMode.APPEND));
        String begin = byHand.stripTrailing() + "\n\n<!-- notes from Jenkins -->\n- a change";
        String end = pointer() + "\n<!-- end of notes from Jenkins -->";
        assertTrue(description().startsWith(begin));
        assertTrue(description().endsWith(end));
        assertTrue(length(description()) <= ReleaseRequest.LONGEST_DESCRIPTION);
        assertEquals(Map.of(NAME, LONG), fixture.downloads());

        publishTwice(attaching("short").mode(NotesMode.APPEND));
        assertTrue(description().endsWith("<!-- notes from Jenkins -->\nshort\n<!-- end of notes from Jenkins -->"));
        assertTrue(description().startsWith("Written by hand.\n"));
    }

    @Test
    void comeBeforeWhatPeopleWrote() throws Exception {
        fixture.project.addRelease("v1.0", "v1.0", "Written by hand.");
        publishTwice(attaching(LONG).mode(NotesMode.PREPEND));
        assertTrue(description().startsWith("<!-- notes from Jenkins -->\n- a change"));
        assertTrue(description().endsWith(pointer() + "\n<!-- end of notes from Jenkins -->\n\nWritten by hand."));
    }

    @Test
    void areOnlyTooLongWithWhatPeopleWrote() throws Exception {
        String half = LINE.repeat(14_000);
        fixture.project.addRelease("v1.0", "v1.0", "By hand:\n" + half);
        publishTwice(attaching(half).mode(NotesMode.APPEND));
        assertTrue(description()
                .startsWith("By hand:\n" + half.stripTrailing() + "\n\n<!-- notes from Jenkins -->\n- a change"));
        assertEquals(Map.of(NAME, half), fixture.downloads());
    }

    /** What an earlier run has written without marks is not what people wrote. */
    @Test
    void takeTheirOwnPlaceWhenTheyAreAppendedFromNowOn() throws Exception {
        publish(attaching(LONG));
        publishTwice(attaching(LONG).mode(NotesMode.APPEND));
        assertTrue(description().startsWith("<!-- notes from Jenkins -->\n- a change"));
        assertTrue(description().endsWith(pointer() + "\n<!-- end of notes from Jenkins -->"));
        assertTrue(length(description()) <= ReleaseRequest.LONGEST_DESCRIPTION);
    }

    @Test
    void findNoRoomBesideWhatPeopleWrote() {
        String byHand = "x".repeat(999_900);
        fixture.project.addRelease("v1.0", "v1.0", byHand);
        RequestBuilder request = attaching("new notes\n".repeat(20)).mode(NotesMode.APPEND);
        int others = NotesMode.APPEND.apply("y", byHand, true).length() - 1;
        assertEquals(
                "Release v1.0 was not published: The notes of the release have " + others
                        + " characters that others wrote, which leaves no room for those of this run: GitLab takes"
                        + " 1000000. Shorten them in GitLab, or set notes to replace.",
                EngineFixture.messageOf(() -> publish(request)));
        assertEquals(0, writes());
        String message = EngineFixture.messageOf(() -> publish(request.longNotes(LongNotes.FAIL)));
        assertTrue(message.contains(" characters and GitLab takes 1000000. Shorten it, or set notesTooLong"), message);
    }

    @Test
    void areNotNeededWhereNotesAreKept() throws Exception {
        fixture.project.addRelease("v1.0", "v1.0", "Written by hand.");
        publishTwice(attaching(LONG).mode(NotesMode.KEEP));
        assertEquals("Written by hand.", description());
        assertEquals(List.of(), fixture.storedFiles());
    }

    @Test
    void getTooLongWithGitLabsChangelog() throws Exception {
        fixture.project.tag("v1.0.0");
        fixture.project.commit("main", "Add a feature\n\nChangelog: added");
        fixture.project.tag("v1.1.0");
        String text = "a\n".repeat(499_999);
        RequestBuilder request = RequestBuilder.of("v1.1.0").description(text).gitlabChangelog(true);
        String message = EngineFixture.messageOf(() -> publish(request));
        assertTrue(message.contains(" characters and GitLab takes 1000000."), message);

        publishTwice(request.longNotes(LongNotes.ATTACH));
        String whole = Snapshot.downloads(fixture.project, "v1.1.0").get(NAME);
        assertTrue(whole.startsWith(text.stripTrailing() + "\n\n## 1.1.0 ("), "the changelog is in the file");
        assertTrue(whole.contains("Add a feature"));
        assertFalse(fixture.project.release("v1.1.0").description().contains("Add a feature"));
    }

    @Test
    void arePlannedInADryRun() throws Exception {
        ReleaseResult planned = publish(attaching(LONG).dryRun(true));
        assertEquals(NAME, planned.assets().get(0).name());
        assertEquals(0, writes());
        assertNull(fixture.project.releases().get("v1.0"));
        assertTrue(fixture.log.stream().anyMatch(line -> line.startsWith("file       upload  " + NAME)));
    }

    @Test
    void needANameOfTheirOwn() {
        Asset own = BytesAsset.of("docs/" + NAME, "mine");
        LinkRequest link = new LinkRequest("Notes", "https://example.com/", LinkType.OTHER, "/" + NAME);
        for (RequestBuilder request :
                List.of(attaching(LONG).assets(List.of(own)), attaching(LONG).links(List.of(link)))) {
            String message = EngineFixture.messageOf(() -> publish(request));
            assertTrue(
                    message.contains("are to be attached as release-notes.md, which is the name or path of the "),
                    message);
            assertEquals(0, writes());
        }
    }

    @Test
    void ofOneNameAreFineWhenTheyAreShort() throws Exception {
        publishTwice(attaching("short").assets(List.of(BytesAsset.of(NAME, "mine"))));
        assertEquals(Map.of(NAME, "mine"), fixture.downloads());
    }

    @Test
    void areHiddenWithThePackage() throws Exception {
        publishTwice(attaching(LONG).packageStatus(PackageStatus.HIDDEN));
        assertEquals("hidden", fixture.project.packages().get(0).status());
    }

    @Test
    void ofARefusedReleaseLeaveNothing() {
        fixture.gitlab.faults().on("POST", "/releases", Fault.message(403, "403 Forbidden"));
        EngineFixture.messageOf(() -> publish(attaching(LONG)));
        fixture.assertNothingLeft();
    }

    @Test
    void needAPackageRegistry() throws Exception {
        fixture.project.switches().packages(false);
        publishTwice(attaching("short"));
        String message = EngineFixture.messageOf(() -> publish(attaching(LONG)));
        assertTrue(message.contains("The package registry of acme/app is off, so files have no place."), message);
    }
}
