package io.jenkins.plugins.gitlabrelease.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelativePathTest {

    @ParameterizedTest
    @CsvSource({"notes.md, notes.md", "./build//notes.md, build/notes.md", "build\\notes.md, build/notes.md", "..., ..."
    })
    void staysBelowItsFolder(String path, String expected) throws Exception {
        assertEquals(expected, RelativePath.of("It", path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "C:\\secret", "c:secret", "..", "a/../../b", "a\\..\\b", ".", "\\\\host\\x"})
    void leavesItNever(String path) {
        assertThrows(ReleaseException.class, () -> RelativePath.of("It", path));
    }

    @Test
    void theMessageNamesThePath() {
        ReleaseException e = assertThrows(
                ReleaseException.class, () -> RelativePath.of("The parameter descriptionFile", "../notes.md"));
        assertEquals(
                "The parameter descriptionFile is \"../notes.md\", and must be a path below the workspace, without"
                        + " \"..\".",
                e.getMessage());
    }
}
