package io.jenkins.plugins.gitlabrelease.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilePatternsTest {

    @Test
    void eachCountsByItself() throws Exception {
        assertEquals(
                List.of("dist/app.zip", "dist/app.zip.asc"),
                FilePatterns.ofFiles("artifacts", " dist/app.zip, dist/app.zip.asc ,, "));
        assertEquals(List.of(), FilePatterns.ofFiles("artifacts", null));
        assertEquals(List.of("my file*.zip"), FilePatterns.ofFiles("files", "my file*.zip"));
    }

    @Test
    void aLeadingDotMeansTheRoot() throws Exception {
        assertEquals(
                List.of("dist/*", "**", ".config/*", "..hidden"),
                FilePatterns.ofFiles("files", "./dist/*, .//./**, .config/*, ..hidden"));
        assertEquals(List.of("dist\\*.exe"), FilePatterns.ofFiles("files", ".\\dist\\*.exe"));
    }

    @Test
    void aNegationIsRefused() {
        String message = assertThrows(
                        ReleaseException.class, () -> FilePatterns.ofFiles("artifacts", "dist/*, ! dist/*.key"))
                .getMessage();
        assertTrue(message.startsWith("The parameter artifacts has the pattern \"! dist/*.key\""), message);
        assertTrue(message.endsWith("Use excludes to leave files out."), message);
        message = assertThrows(ReleaseException.class, () -> FilePatterns.ofFiles("excludes", "!a"))
                .getMessage();
        assertTrue(message.endsWith("It leaves out what its patterns match: write them without."), message);
        message = assertThrows(ReleaseException.class, () -> FilePatterns.ofNames("assets", "*, !a"))
                .getMessage();
        assertTrue(message.endsWith("Choose what you want with narrower patterns."), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tmp/app.zip", "C:\\build\\*.exe", "d:/build/*", "\\\\server\\share\\*"})
    void anAbsolutePathIsRefused(String pattern) {
        String message = assertThrows(ReleaseException.class, () -> FilePatterns.ofFiles("files", "dist/*," + pattern))
                .getMessage();
        assertTrue(message.startsWith("The parameter files has the pattern \"" + pattern), message);
    }

    @Test
    void aLongPatternIsReadToItsEnd() throws Exception {
        assertEquals(List.of("app.zip"), FilePatterns.ofFiles("files", "./".repeat(100_000) + "app.zip"));
    }
}
