package io.jenkins.plugins.gitlabrelease.release;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitTagNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"v1.0", "lib/v1.2+b", "2026.11.23", "ü", "a@b", "release-1_2", "v1#2", "a%b"})
    void takesWhatGitTakes(String name) {
        assertTrue(GitTagName.isLegal(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "-v1",
                "HEAD",
                "@",
                "refs/heads/main",
                "refs/remotes/x",
                "a..b",
                "a~1",
                "a^",
                "a:b",
                "a?",
                "a*",
                "a[",
                "a\\b",
                "a@{1}",
                "a.",
                "a.lock",
                "a.lock/b",
                "a//b",
                "/a",
                "a/",
                ".a",
                "a/.b",
                "a\tb"
            })
    void refusesWhatGitRefuses(String name) {
        assertFalse(GitTagName.isLegal(name));
    }
}
