package io.jenkins.plugins.gitlabrelease.release.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.release.LongNotes;
import io.jenkins.plugins.gitlabrelease.release.NotesMode;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import org.junit.jupiter.api.Test;

/** Where notes that are too long for GitLab are cut. */
class FinalNotesTest {

    @Test
    void atTheEndOfALine() {
        assertEquals("one\ntwo", FinalNotes.beginning("one\ntwo\nthree", 10));
        assertEquals("one\ntwo", FinalNotes.beginning("one\ntwo\nthree", 7));
        assertEquals("one", FinalNotes.beginning("one\ntwo\nthree", 6));
        assertEquals("one\r\ntwo", FinalNotes.beginning("one\r\ntwo\r\nthree", 11));
        assertEquals("one\ntwo", FinalNotes.beginning("one\ntwo\n\n\nthree", 10));
        assertEquals("one\ntwo", FinalNotes.beginning("one\ntwo", 100));
        assertEquals("one\ntwo", FinalNotes.beginning("one\ntwo", 7));
        assertEquals("", FinalNotes.beginning("one\ntwo", 0));
        assertEquals("", FinalNotes.beginning("\none", 0));
        assertEquals("", FinalNotes.beginning("one\ntwo", -1));
    }

    @Test
    void withinALineThatIsLongerThanHalf() {
        assertEquals("one\nverylo", FinalNotes.beginning("one\nverylongline", 10));
        assertEquals("verylon", FinalNotes.beginning("verylongline", 7));
    }

    @Test
    void betweenCharactersAndNotWithinThem() {
        assertEquals("🎉🎉", FinalNotes.beginning("🎉🎉🎉", 2));
        assertEquals("🎉\n🎉", FinalNotes.beginning("🎉\n🎉\n🎉", 3));
    }

    @Test
    void withTheEndOfABlockOfCode() {
        assertEquals("text\n```sh\nmake\n```", FinalNotes.beginning("text\n```sh\nmake\nmake install\n```", 24));
        assertEquals("~~~~\n```\na\n~~~~", FinalNotes.beginning("~~~~\n```\na\nbcdefghijklm\n~~~~", 17));
        assertEquals("```\na\n```\nb", FinalNotes.beginning("```\na\n```\nb\nccccccccccccc", 14));
    }

    @Test
    void withTheEndOfAComment() {
        assertEquals("a\n<!-- one\ntwo\n-->", FinalNotes.beginning("a\n<!-- one\ntwo\nthree and more -->", 20));
        assertEquals("a <!-- b -->\nc", FinalNotes.beginning("a <!-- b -->\nc\nddddddddddd", 16));
    }

    @Test
    void neverLongerThanThereIsRoom() {
        String text = "```\ncode\n```\n<!-- c\n -->\n~~~~~~\nmore\n".repeat(3);
        for (int room = 0; room < text.length(); room++) {
            String cut = FinalNotes.beginning(text, room);
            int most = room;
            assertTrue(cut.length() <= most, () -> most + ": " + cut);
        }
    }

    /** What others wrote may leave room for the link alone. */
    @Test
    void areOnlyALinkWhereThereIsNoRoomForMore() {
        String pointer = "These notes are too long for GitLab. All of them are in [release-notes.md](https://h/n).";
        int around = NotesMode.APPEND.apply("x", "y", true).length() - 2;
        int room = ReleaseRequest.LONGEST_DESCRIPTION - around - pointer.length() - 2;
        Problems problems = new Problems("v1.0");
        String text = appended("x".repeat(room)).text("https://h/n", problems);
        assertTrue(problems.isEmpty());
        assertEquals(NotesMode.APPEND.apply(pointer, "x".repeat(room), true), text);
        appended("x".repeat(room + 1)).text("https://h/n", problems);
        assertEquals(1, problems.texts().size());
    }

    private static FinalNotes appended(String existing) {
        String notes = "new notes\n".repeat(20);
        ReleaseRequest.Details details = RequestBuilder.of("v1.0")
                .description(notes)
                .mode(NotesMode.APPEND)
                .longNotes(LongNotes.ATTACH)
                .build()
                .details();
        Release release =
                new Release("v1.0", null, existing, null, null, null, false, null, null, null, null, null, null, null);
        return new FinalNotes(details, notes, release);
    }
}
