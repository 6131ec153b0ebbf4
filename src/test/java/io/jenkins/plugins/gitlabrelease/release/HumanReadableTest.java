package io.jenkins.plugins.gitlabrelease.release;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanReadableTest {

    @ParameterizedTest
    @CsvSource({
        "0,0 B",
        "1023,1023 B",
        "1024,1.0 KiB",
        "1536,1.5 KiB",
        "1048576,1.0 MiB",
        "5368709120,5.0 GiB",
        "9999999999999,9.1 TiB",
        "1125899906842624,1024.0 TiB"
    })
    void readsWell(long bytes, String text) {
        assertEquals(text, HumanReadable.size(bytes));
    }

    @ParameterizedTest
    @CsvSource({"0,0 links", "1,1 link", "2,2 links"})
    void countsWithTheNoun(int number, String text) {
        assertEquals(text, HumanReadable.count(number, "link"));
    }

    @ParameterizedTest
    @CsvSource({"0,0.0 s", "40,0.0 s", "1500,1.5 s", "61000,61.0 s"})
    void saysSeconds(long millis, String text) {
        assertEquals(text, HumanReadable.seconds(Duration.ofMillis(millis)));
    }
}
