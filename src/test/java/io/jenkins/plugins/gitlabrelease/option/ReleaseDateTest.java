package io.jenkins.plugins.gitlabrelease.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseDateTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 2026-03-01T00:00:00Z",
        "2026-03-01T10:30, 2026-03-01T10:30:00Z",
        "2026-03-01T10:30:15, 2026-03-01T10:30:15Z",
        "2026-03-01T10:30:15.5, 2026-03-01T10:30:15.500Z",
        "2026-03-01T10:30Z, 2026-03-01T10:30:00Z",
        "2026-03-01T10:30:00+01:00, 2026-03-01T09:30:00Z",
        "2026-03-01T00:30:00-05:00, 2026-03-01T05:30:00Z",
        "2026-03-01T10:30:00+01:00[Europe/Berlin], 2026-03-01T09:30:00Z",
        "2026-03-01T10:30:00[Europe/Berlin], 2026-03-01T09:30:00Z",
        "2026-03-01T10:30:00+0100, 2026-03-01T09:30:00Z",
        "2026-03-01T10:30:00+01, 2026-03-01T09:30:00Z",
        "2026-03-01 10:30, 2026-03-01T10:30:00Z",
        "2026-03-01 10:30:00 +0100, 2026-03-01T09:30:00Z",
        "2026-03-01 10:30:00 -0230, 2026-03-01T13:00:00Z",
        "20260301T103000Z, 2026-03-01T10:30:00Z",
        "20260301, 2026-03-01T00:00:00Z",
        "2026-03-01t10:30:00z, 2026-03-01T10:30:00Z",
        "'2026-03-01T10:30:15,25', 2026-03-01T10:30:15.250Z",
        "2026-03-01T10:30:15.1234567891Z, 2026-03-01T10:30:15.123456789Z",
        "2026-02-28T24:00Z, 2026-03-01T00:00:00Z",
        "2026-03-01 10:30:00 UTC, 2026-03-01T10:30:00Z",
        "2026-03-01T10:30 GMT, 2026-03-01T10:30:00Z",
        "'Sun, 01 Mar 2026 10:30:00 +0100', 2026-03-01T09:30:00Z",
        "'Sun, 1 Mar 2026 10:30:00 GMT', 2026-03-01T10:30:00Z",
        "Sun Mar 1 10:30:00 2026 +0100, 2026-03-01T09:30:00Z"
    })
    void whatHasNoZoneIsInUtc(String text, String instant) throws Exception {
        assertEquals(instant, ReleaseDate.parse("releasedAt", text).toString());
    }

    @Test
    void noTextIsNoDate() throws Exception {
        assertNull(ReleaseDate.parse("releasedAt", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tomorrow",
                "2026-02-30",
                "2026-3-1",
                "01.03.2026",
                "2026-03-01T10.30",
                "2026-03-01T25:00",
                "+999999999-01-01",
                "2026-03-01T10:30+25:00",
                "2026-03-01T10:30[Nowhere]",
                "Mon, 01 Mar 2026 10:30:00 +0100",
                "2026-03-01 10:30:00 CET",
                "T"
            })
    void anythingElseIsRefused(String text) {
        ReleaseException e = assertThrows(ReleaseException.class, () -> ReleaseDate.parse("updatedAfter", text));
        assertTrue(
                e.getMessage()
                        .startsWith(
                                "The parameter updatedAfter is \"" + text + "\", which is not a date in ISO 8601. "),
                e.getMessage());
    }
}
