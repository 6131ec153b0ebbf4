package io.jenkins.plugins.gitlabrelease.gitlab.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitLabTokenTest {
    @Test
    void namesItsHeader() {
        assertEquals("PRIVATE-TOKEN", GitLabToken.personal("s3cret").header());
        assertEquals("JOB-TOKEN", GitLabToken.job("s3cret").header());
        assertEquals("DEPLOY-TOKEN", GitLabToken.deploy("s3cret").header());
        assertEquals("Authorization", GitLabToken.oauth("s3cret").header());
        assertEquals("Bearer s3cret", GitLabToken.oauth("s3cret").headerValue());
        assertEquals("s3cret", GitLabToken.personal(" s3cret\n").headerValue());
    }

    @Test
    void hidesItself() {
        GitLabToken token = GitLabToken.personal("s3cret");
        assertFalse(token.toString().contains("s3cret"));
        assertEquals("bad token ****!", token.hideIn("bad token s3cret!"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "s3cret\nX: y", "s3cret\r\n\tx", "s3cr\u00e9t", "s3 cret", "s3cret\u0000x"})
    void refusesWhatIsNoHeaderValueWithoutRepeatingIt(String secret) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> GitLabToken.personal(secret));
        assertFalse(e.getMessage().contains("s3"), e.getMessage());
    }

    /** A form drops line ends, a file or an editor adds a mark of byte order, a chat adds invisible characters. */
    @ParameterizedTest
    @ValueSource(
            strings = {"\ufeffs3cret", "s3cret\u200b", "\u00a0s3cret\u2060\r\n", "\u200e s3cret \u200f", "\u0000s3cret"
            })
    void dropsWhatIsAroundIt(String secret) {
        assertEquals("s3cret", GitLabToken.personal(secret).headerValue());
    }
}
