package io.jenkins.plugins.gitlabrelease.gitlab.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "42, 42",
        "' 42 ', 42",
        "acme/app, acme/app",
        "/acme/sub/app//, acme/sub/app",
        "1/2, 1/2",
    })
    void readsProjects(String text, String segment) {
        assertEquals(segment, ProjectId.of(text).segment());
        assertEquals(segment, ProjectId.of(text).toString());
        assertEquals(ProjectId.of(segment), ProjectId.of(text));
        assertEquals(ProjectId.of(segment).hashCode(), ProjectId.of(text).hashCode());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "/", "//", "app", "acme%2Fapp", "-1", "4x"})
    void refusesWhatGitLabNeverResolves(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> ProjectId.of(text))
                .getMessage();
        assertTrue(message.contains("group/project"), message);
    }

    @Test
    void readsNumbers() {
        assertEquals("42", ProjectId.of(42).segment());
        assertTrue(ProjectId.of("42").isNumeric());
        assertFalse(ProjectId.of("1/2").isNumeric());
        assertThrows(IllegalArgumentException.class, () -> ProjectId.of(0));
    }

    @Test
    void groupsNeedNoSlash() {
        assertEquals("acme", GroupId.of("/acme/").segment());
        assertEquals("acme/sub", GroupId.of("acme/sub").toString());
        assertEquals("7", GroupId.of("7").segment());
        assertThrows(IllegalArgumentException.class, () -> GroupId.of(" "));
    }
}
