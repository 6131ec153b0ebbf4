package io.jenkins.plugins.gitlabrelease.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.artifact.ChangeList;
import io.jenkins.plugins.gitlabrelease.option.ReleaseOptions.ChangelogSource;
import io.jenkins.plugins.gitlabrelease.option.Variables;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RequestedNotesTest {

    private final TestOptions options = new TestOptions();
    private final TestBuild build = new TestBuild();

    private String notes(ChangelogSource changelog) throws Exception {
        return RequestedNotes.of(options, Variables.NONE, changelog, build);
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
                "The file \"notes.md\" of the parameter descriptionFile is not among the archived artifacts, and there"
                        + " is no workspace here. Write or archive it before the release is published.",
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
                "The file \"notes.md\" of the parameter descriptionFile is no text in UTF-8. Convert it.", refusal());
        build.archived.put("notes.md", new byte[3_000_001]);
        assertTrue(refusal().contains("is longer than the 1000000 characters that GitLab takes"), refusal());
        build.archive("notes.md", "\u20ac".repeat(1_000_000));
        assertEquals(1_000_000, notes(ChangelogSource.NONE).length());
    }
}
