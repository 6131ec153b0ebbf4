package io.jenkins.plugins.gitlabrelease.gitlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LenientInstantTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2019-01-03T01:56:19.539Z, 2019-01-03T01:56:19.539Z",
        "2019-01-03T01:56:19Z, 2019-01-03T01:56:19Z",
        "2019-01-03T01:56:19.000+00:00, 2019-01-03T01:56:19Z",
        "2019-01-03T01:56:19.539+02:00, 2019-01-02T23:56:19.539Z",
        "2019-01-03T01:56:19+0200, 2019-01-02T23:56:19Z",
        "2019-01-03 01:56:19 UTC, 2019-01-03T01:56:19Z",
        "2019-01-03T01:56:19, 2019-01-03T01:56:19Z",
        "2026-12-31, 2026-12-31T00:00:00Z",
    })
    void readsTheFormsOfGitLab(String text, String expected) {
        assertEquals(Instant.parse(expected), Json.LenientInstant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2019-13-03", "1546480579"})
    void anyOtherIsNull(String text) {
        assertNull(Json.LenientInstant.parse(text));
    }

    @Test
    void aDateOfAnotherTypeKeepsNothingFromBeingRead() throws Exception {
        String json = "{\"tag_name\":\"v1\",\"created_at\":{\"x\":[1]},\"released_at\":17,\"name\":\"n\"}";
        Release release = Json.read(json.getBytes("UTF-8"), Release.class);
        assertNull(release.createdAt());
        assertNull(release.releasedAt());
        assertEquals("n", release.name());
    }
}
