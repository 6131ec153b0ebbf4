package io.jenkins.plugins.gitlabrelease.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.artifact.ChangeList;
import io.jenkins.plugins.gitlabrelease.option.ReleaseOptions.ChangelogSource;
import io.jenkins.plugins.gitlabrelease.release.LongNotes;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestedNotesTest {

    private final TestOptions options = new TestOptions();
    private final TestBuild build = new TestBuild();
    private LongNotes longNotes = LongNotes.FAIL;

    private final SiblingFixture gitlab = new SiblingFixture();

    @AfterEach
    void close() {
        gitlab.close();
    }

    private String notes(ChangelogSource changelog) throws Exception {
        return notes(changelog, "v1.2.0");
    }

    private String notes(ChangelogSource changelog, String tag) throws Exception {
        options.project = "acme/app";
        return new RequestedNotes(options, gitlab.access(options), build, longNotes).of(changelog, tag);
    }

    private String refusal() {
        return assertThrows(ReleaseException.class, () -> notes(ChangelogSource.NONE))
                .getMessage();
    }

    @Test
    void theFileFollowsTheDescriptionAndTheChangesFollowTheFile() throws Exception {
        options.description = "# Notes\n";
        options.descriptionFile = "build/notes.md";
        build.archive("build/notes.md", "\uFEFFGr\u00fc\u00dfe\n\n");
        build.changes.add(new ChangeList.Change(null, "Fix"));
        assertEquals("# Notes\n\nGr\u00fc\u00dfe\n\n- Fix", notes(ChangelogSource.BUILD));
        assertEquals("# Notes\n\nGr\u00fc\u00dfe", notes(ChangelogSource.GITLAB));
    }

    @Test
    void withoutAnythingTheNotesAreKept() throws Exception {
        assertNull(notes(ChangelogSource.BUILD));
        options.descriptionFile = "empty";
        build.archive("empty", " \n");
        assertNull(notes(ChangelogSource.NONE));
    }

    @Test
    void theWorkspaceIsLookedAtFirst() throws Exception {
        options.descriptionFile = "./notes.md";
        build.archive("notes.md", "archived");
        assertEquals("archived", notes(ChangelogSource.NONE));
        build.workspace = new TreeMap<>();
        assertEquals("archived", notes(ChangelogSource.NONE));
        build.write("notes.md", "fresh");
        assertEquals("fresh", notes(ChangelogSource.NONE));
    }

    @Test
    void aMissingFileIsToldWithThePlacesLookedAt() {
        options.descriptionFile = "notes.md";
        assertEquals(
                "The file \"notes.md\" of the parameter descriptionFile is not among the archived artifacts, and this"
                        + " call has no workspace. Write or archive it before the release is published.",
                refusal());
        build.write("other.md", "");
        assertTrue(refusal().contains("is not among the archived artifacts and not in the workspace. "), refusal());
    }

    @Test
    void aPathLeavesNothing() {
        options.descriptionFile = "../../secrets/master.key";
        assertTrue(refusal().startsWith("The parameter descriptionFile is \"../../secrets/master.key\""), refusal());
    }

    @Test
    void whatIsNoTextOrTooLongIsRefused() throws Exception {
        options.descriptionFile = "notes.md";
        build.archived.put("notes.md", new byte[] {(byte) 0xC3, 'x'});
        assertEquals(
                "The file \"notes.md\" of the parameter descriptionFile is not encoded in UTF-8. Convert it.",
                refusal());
        build.archived.put("notes.md", new byte[3_000_001]);
        assertTrue(refusal().contains("is longer than the 1000000 characters that GitLab takes"), refusal());
        build.archive("notes.md", "\u20ac".repeat(1_000_000));
        assertEquals(1_000_000, notes(ChangelogSource.NONE).length());
    }

    @Test
    void whatIsAttachedMayBeLonger() throws Exception {
        longNotes = LongNotes.ATTACH;
        options.descriptionFile = "notes.md";
        build.archive("notes.md", "x".repeat(5_000_000));
        assertEquals(5_000_000, notes(ChangelogSource.NONE).length());
        build.archived.put("notes.md", new byte[(16 << 20) + 1]);
        assertEquals(
                "The file \"notes.md\" of the parameter descriptionFile is larger than 16.0 MiB, which is too large for notes."
                        + " Publish it with files or artifacts.",
                refusal());
    }

    /** As Windows' shells write their output. */
    @Test
    void aFileInUtf16IsRead() throws Exception {
        options.descriptionFile = "notes.md";
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            build.archived.put("notes.md", "\uFEFFGr\u00fc\u00dfe \ud83d\ude00\r\n".getBytes(charset));
            assertEquals("Gr\u00fc\u00dfe \ud83d\ude00", notes(ChangelogSource.NONE));
            build.archived.put("notes.md", "no mark".getBytes(charset));
            assertTrue(refusal().contains("is not encoded in UTF-8"), refusal());
        }
    }

    /** "no" and "hi" are letters that differ in one bit only, as the two bytes of the mark do. */
    @ParameterizedTest
    @ValueSource(strings = {"notes", "note", "hi", "on", "no", "10 fixes!"})
    void aFileWithoutAMarkIsUtf8(String text) throws Exception {
        options.descriptionFile = "notes.md";
        build.archive("notes.md", text);
        assertEquals(text, notes(ChangelogSource.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PGP SIGNATURE", "PGP MESSAGE", "SSH SIGNATURE", "SIGNED MESSAGE"})
    void anyKindOfSignatureIsLeftOut(String kind) throws Exception {
        gitlab.app.branch("main");
        options.project = "acme/app";
        ProjectAccess access = gitlab.access(options);
        access.client()
                .tags(access.project())
                .create(
                        "v1.2.0",
                        "main",
                        "Faster\r\n-----BEGIN " + kind + "-----\r\niQ\r\n-----END " + kind + "-----\r\n");
        assertEquals("Faster", notes(ChangelogSource.TAG));
    }

    @Test
    void theMessageOfTheTagWithoutItsSignature() throws Exception {
        gitlab.app.branch("main");
        options.project = "acme/app";
        ProjectAccess access = gitlab.access(options);
        access.client()
                .tags(access.project())
                .create(
                        "v1.2.0",
                        "main",
                        "Faster\n\n- twice\n-----BEGIN PGP SIGNATURE-----\n\niQ\n-----END PGP SIGNATURE-----\n");
        options.description = "Notes";
        assertEquals("Notes\n\nFaster\n\n- twice", notes(ChangelogSource.TAG));
    }

    @Test
    void aTagWithoutAMessage() throws Exception {
        gitlab.app.tag("v1.2.0");
        assertNull(notes(ChangelogSource.TAG));
        assertEquals(List.of("no changelog: the tag v1.2.0 has no message"), gitlab.log);
    }

    @Test
    void theMessageOfATagThatIsCreated() throws Exception {
        options.tagMessage = "The first one";
        assertEquals("The first one", notes(ChangelogSource.TAG));
    }

    @Test
    void theSectionOfTheVersionInAFile() throws Exception {
        build.write("CHANGELOG.md", "## 1.3.0\nnext\n## 1.2.0\nfast\n## 1.1.0\nslow\n");
        assertEquals("fast", notes(ChangelogSource.FILE));
        assertEquals("slow", notes(ChangelogSource.FILE, "lib/v1.1.0"));
        build.archive("docs/NEWS.md", "# v1.2.0\nfrom the news\n");
        options.changelogFile = "docs/NEWS.md";
        assertEquals("from the news", notes(ChangelogSource.FILE));
    }

    @Test
    void aVersionWithoutASection() {
        build.write("CHANGELOG.md", "## 1.3.0\nnext\n");
        assertEquals(
                "The changelog \"CHANGELOG.md\" has no section for the tag v1.2.0. Add one with a heading such as \"##"
                        + " v1.2.0\", or use another changelog.",
                assertThrows(ReleaseException.class, () -> notes(ChangelogSource.FILE))
                        .getMessage());
    }

    @Test
    void aChangelogFileThatIsNotUsed() {
        options.changelogFile = "CHANGELOG.md";
        assertEquals(
                "The parameter changelogFile is \"CHANGELOG.md\", and changelog is none. Set changelog to file, or leave"
                        + " changelogFile out.",
                refusal());
    }
}
