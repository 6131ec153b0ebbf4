package io.jenkins.plugins.gitlabrelease.release;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitTagNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1.0",
                "lib/v1.2+b",
                "2026.11.23",
                "ü",
                "a@b",
                "release-1_2",
                "v1#2",
                "a%b",
                "@",
                "x.\u0085",
                "tags"
            })
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

    @ParameterizedTest
    @ValueSource(strings = {"null", ".", "..", "a\ud800b", "\udc00", "refs/tags/v1.0", "refs/tags/"})
    void knowsWhatIsNoTag(String name) {
        assertFalse(GitTagName.isLegal(name));
        assertFalse(GitTagName.isPossible(name));
    }

    /** GitLab applies these rules to tags that it makes; one that was pushed may be called so. */
    @ParameterizedTest
    @ValueSource(strings = {"-v1", "HEAD", "refs/heads/main", "refs/remotes/x"})
    void knowsTagsThatOnlyGitMakes(String name) {
        assertFalse(GitTagName.isLegal(name));
        assertTrue(GitTagName.isPossible(name));
    }
}
