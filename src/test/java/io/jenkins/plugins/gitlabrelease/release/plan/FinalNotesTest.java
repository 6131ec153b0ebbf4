package io.jenkins.plugins.gitlabrelease.release.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
