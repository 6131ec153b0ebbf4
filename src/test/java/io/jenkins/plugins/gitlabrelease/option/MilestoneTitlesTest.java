package io.jenkins.plugins.gitlabrelease.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MilestoneTitlesTest {

    @Test
    void aPipelineGivesAList() {
        assertEquals(List.of("1.0", "Spring, early"), MilestoneTitles.parse(List.of("1.0", " Spring, early ")));
    }

    @Test
    void aFormGivesOneTextWithATitleOnEachLine() {
        assertEquals(List.of("1.0", "Spring, early"), MilestoneTitles.parse(List.of("1.0\r\n\r\nSpring, early\n")));
    }

    @Test
    void nothingIsNotTheSameAsAnEmptyList() {
        assertNull(MilestoneTitles.parse(null));
        assertNull(MilestoneTitles.parse(List.of("")));
        assertNull(MilestoneTitles.parse(Arrays.asList(null, " \n ")));
        assertEquals(List.of(), MilestoneTitles.parse(List.of()));
        assertEquals(List.of(), MilestoneTitles.parse(List.of("[]")));
    }

    @Test
    void theFormShowsWhatItReads() {
        for (List<String> titles : Arrays.asList(null, List.<String>of(), List.of("1.0"), List.of("1.0", "2.0"))) {
            String text = MilestoneTitles.text(titles);
            assertEquals(titles, MilestoneTitles.parse(text == null ? null : List.of(text)));
        }
    }
}
