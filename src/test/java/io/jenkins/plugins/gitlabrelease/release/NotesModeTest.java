package io.jenkins.plugins.gitlabrelease.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotesModeTest {

    private static final String NEW = "<!-- notes from Jenkins -->\nnew\n<!-- end of notes from Jenkins -->";

    @Test
    void whatPeopleWroteStays() {
        assertEquals("by hand\n\n" + NEW, NotesMode.APPEND.apply("new\n", "by hand\n", true));
        assertEquals(NEW + "\n\nby hand\n", NotesMode.PREPEND.apply("new", "by hand\n", true));
        assertNull(NotesMode.KEEP.apply("new", "by hand", true));
        assertNull(NotesMode.KEEP.apply("new", null, true));
        assertEquals("new", NotesMode.REPLACE.apply("new", "by hand", true));
    }

    @ParameterizedTest
    @EnumSource(
            value = NotesMode.class,
            names = {"APPEND", "PREPEND"})
    void twiceIsOnceAndAChangeReplacesWhatWasAdded(NotesMode mode) {
        String first = mode.apply("old $1\\", "by hand", true);
        assertEquals(first, mode.apply("old $1\\", first, true));
        String edited = "Above\n" + first + "\nBelow";
        String second = mode.apply("new", edited, true);
        assertEquals(edited.replace("old $1\\", "new"), second);
        assertEquals(second, mode.apply("new", second, true));
    }

    @ParameterizedTest
    @EnumSource(
            value = NotesMode.class,
            names = {"APPEND", "PREPEND"})
    void whatANewReleaseGetsIsFoundAgain(NotesMode mode) {
        assertEquals(NEW, mode.apply("new", null, false));
        assertEquals(NEW, mode.apply("new", NEW, true));
        assertEquals(NEW, mode.apply("new", " ", true));
    }

    @ParameterizedTest
    @EnumSource(NotesMode.class)
    void withoutNotesNothingChanges(NotesMode mode) {
        assertNull(mode.apply(null, "by hand", true));
        assertNull(mode.apply(null, null, false));
    }

    @Test
    void aNewReleaseGetsTheNotesAsTheyAre() {
        assertEquals("new", NotesMode.KEEP.apply("new", null, false));
        assertEquals("new", NotesMode.REPLACE.apply("new", null, false));
    }

    @Test
    void notesThatHoldTheMarksAreStillOne() {
        String copied = NotesMode.APPEND.apply(NEW, "by hand", true);
        assertEquals("by hand\n\n" + NEW, copied);
    }

    /** Somebody removed the second mark with what was around it. */
    @Test
    void whatFollowsAMarkWithoutItsEndStays() {
        String broken = "<!-- notes from Jenkins -->\nold\n\nby hand";
        String once = NotesMode.APPEND.apply("new", broken, true);
        assertEquals(broken + "\n\n" + NEW, once);
        assertEquals(once.replace("new", "newer"), NotesMode.APPEND.apply("newer", once, true));
        String end = "old\n<!-- end of notes from Jenkins -->\nby hand";
        assertEquals(end + "\n\n" + NEW, NotesMode.APPEND.apply("new", end, true));
        assertEquals(end + "\n\n" + NEW, NotesMode.APPEND.apply("new", end + "\n\n" + NEW, true));
    }

    @Test
    void lineEndsOfAFormAreNoChange() {
        String stored = "above\r\n\r\n" + NEW.replace("\n", "\r\n") + "\r\n\r\nbelow";
        assertEquals(stored, NotesMode.APPEND.apply("new\n", stored, true));
        assertEquals(stored, NotesMode.PREPEND.apply("new", stored, true));
    }

    /** What an earlier run published without marks. */
    @ParameterizedTest
    @EnumSource(
            value = NotesMode.class,
            names = {"APPEND", "PREPEND"})
    void theSameNotesAreNotAddedToThemselves(NotesMode mode) {
        assertEquals(NEW, mode.apply("new", "new\r\n", true));
    }

    @Test
    void aMarkWithoutItsEndTakesNothingOfWhatPeopleWrote() {
        String edited = "<!-- notes from Jenkins -->\nby hand\n" + NEW.replace("new", "old") + "\nmore by hand";
        assertEquals(
                "<!-- notes from Jenkins -->\nby hand\n" + NEW + "\nmore by hand",
                NotesMode.APPEND.apply("new", edited, true));
        String swapped = "<!-- end of notes from Jenkins -->\nby hand\n<!-- notes from Jenkins -->";
        assertEquals(swapped + "\n\n" + NEW, NotesMode.APPEND.apply("new", swapped, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- notes fr<!-- notes from Jenkins -->om Jenkins -->",
                "<!-- notes from <!-- end of notes from Jenkins -->Jenkins -->",
                "<!-- end of no<!-- end of notes from Jenkins -->tes from Jenkins -->",
                "<!-- end <!-- notes from Jenkins -->of notes from Jenkins -->"
            })
    void marksThatAreMadeOfMarksAreNone(String notes) {
        String first = NotesMode.APPEND.apply(notes + " old", "by hand", true);
        assertEquals("by hand\n\n" + NEW, NotesMode.APPEND.apply("new", first, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!-- notes from Jenkins -->", "<!-- end of notes from Jenkins -->", "<!-- notes from"})
    void manyMarksTakeNoTime(String mark) {
        String many = mark.repeat(1_000_000 / mark.length());
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertTrue(
                        NotesMode.APPEND.apply("new" + many, many, true).startsWith(many)));
    }
}
