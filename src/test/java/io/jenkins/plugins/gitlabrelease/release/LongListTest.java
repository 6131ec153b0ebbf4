package io.jenkins.plugins.gitlabrelease.release;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of what happens to many files stands in the log. */
class LongListTest {

    private final List<String> log = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"0,0,", "20,20,", "21,21,and 1 more files removed", "300,21,and 280 more files removed"})
    void theFirstTwentyHaveTheirLinesAndTheRestIsCounted(int files, int lines, String rest) {
        try (LongList list = new LongList(log::add, "files removed")) {
            IntStream.rangeClosed(1, files).forEach(i -> list.line("removed " + i));
        }
        assertEquals(lines, log.size());
        for (int i = 0; i < Math.min(files, LongList.SHOWN); i++) {
            assertEquals("removed " + (i + 1), log.get(i));
        }
        if (rest != null) {
            assertEquals(rest, log.get(LongList.SHOWN));
        }
    }

    @Test
    void fewTransfersHaveTheirLines() {
        assertEquals(20, transfer(20).size());
        assertEquals("sent 7", log.get(6));
    }

    @Test
    void ofManyTransfersEachTenthIsSaid() {
        assertEquals(
                List.of(
                        "uploaded 3 of 21 files, 3.0 KiB",
                        "uploaded 5 of 21 files, 5.0 KiB",
                        "uploaded 7 of 21 files, 7.0 KiB",
                        "uploaded 9 of 21 files, 9.0 KiB",
                        "uploaded 11 of 21 files, 11.0 KiB",
                        "uploaded 13 of 21 files, 13.0 KiB",
                        "uploaded 15 of 21 files, 15.0 KiB",
                        "uploaded 17 of 21 files, 17.0 KiB",
                        "uploaded 19 of 21 files, 19.0 KiB",
                        "uploaded 21 of 21 files, 21.0 KiB"),
                transfer(21));
    }

    private List<String> transfer(int files) {
        TransferLog progress = new TransferLog(log::add, "uploaded", files);
        IntStream.rangeClosed(1, files).forEach(i -> progress.finished("sent " + i, 1024));
        return log;
    }
}
