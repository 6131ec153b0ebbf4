package io.jenkins.plugins.gitlabrelease.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangelogSectionTest {

    private static final String KEEP_A_CHANGELOG = """
            # Changelog

            ## [Unreleased]

            ## [1.2.0] - 2026-03-01

            ### Added

            - Windows, see [the guide] and [#12]

            ```
            ## no heading
            ```

            ## [1.2.0-rc.1] - 2026-02-01

            - Candidate

            ## [1.1.0] - 2026-01-01

            - Linux

            [the guide]: https://example.com/guide
            [1.2.0]: https://example.com/compare/1.1.0...1.2.0
            [#12]: https://example.com/12
            """;

    @Test
    void keepAChangelog() {
        assertEquals(Optional.of("""
                        ### Added

                        - Windows, see [the guide] and [#12]

                        ```
                        ## no heading
                        ```

                        [the guide]: https://example.com/guide
                        [#12]: https://example.com/12"""), ChangelogSection.of(KEEP_A_CHANGELOG, "v1.2.0"));
        assertEquals(Optional.of("- Candidate"), ChangelogSection.of(KEEP_A_CHANGELOG, "1.2.0-rc.1"));
        assertEquals(Optional.of("- Linux"), ChangelogSection.of(KEEP_A_CHANGELOG, "v1.1.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.2", "v2.0", "v11.2.0", "1.2.0.1", "v1.2.0-rc", "nightly", "v1.2.0+5"})
    void noSuchSection(String tag) {
        assertTrue(ChangelogSection.of(KEEP_A_CHANGELOG, tag).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "## 1.2.0, v1.2.0",
        "# v1.2.0, v1.2.0",
        "## V1.2.0 ##, 1.2.0",
        "## Version 1.2.0 (March 2026), v1.2.0",
        "## [v1.2.0](https://example.com/1.2.0) (2026-03-01), v1.2.0",
        "## <a name=\"1.2.0\"></a>1.2.0, v1.2.0",
        "## Release 1.2.0 [YANKED], release-1.2.0",
        "## 1.2.0, lib/v1.2.0",
        "## lib/v1.2.0, lib/v1.2.0",
        "## nightly, nightly",
        "## 2026.11, 2026.11",
        "### My App 1.2.0: faster, v1.2.0"
    })
    void headings(String heading, String tag) {
        assertEquals(
                Optional.of("text"),
                ChangelogSection.of(
                        "intro\n\n" + heading + "\ntext\n"
                                + heading.replace("1.2.0", "1.1.0")
                                        .replace("nightly", "old")
                                        .replace("2026.11", "2026.10")
                                + "\nother\n",
                        tag));
    }

    @Test
    void underlinedHeadings() {
        String changelog = "1.2.0 / 2026-03-01\n==================\n\n* new\n\n1.1.0\n=====\n* old\n";
        assertEquals(Optional.of("* new"), ChangelogSection.of(changelog, "v1.2.0"));
        assertEquals(Optional.of("* old"), ChangelogSection.of(changelog, "v1.1.0"));
    }

    @Test
    void theWholeTagComesFirst() {
        String changelog = "## app/v1.2.0\nof the app\n## lib/v1.2.0\nof the library\n";
        assertEquals(Optional.of("of the library"), ChangelogSection.of(changelog, "lib/v1.2.0"));
        assertTrue(ChangelogSection.of(changelog, "v1.2.0").isEmpty());
    }

    @Test
    void aVersionThatIsOnlyMentionedIsNoHeading() {
        String changelog = "## Upgrade from 1.1.0\nhow\n## 1.1.0\nwhat\n";
        assertEquals(Optional.of("what"), ChangelogSection.of(changelog, "v1.1.0"));
    }

    @Test
    void anEmptySection() {
        assertEquals(Optional.of(""), ChangelogSection.of("## 1.1.0\n\n## 1.0.0\n", "v1.1.0"));
    }

    /** As semantic-release writes them: a patch release below a minor one. */
    @Test
    void aPatchReleaseHasALowerHeading() {
        String changelog = """
                ## [1.2.1](https://example.com/v1.2.0...v1.2.1) (2026-03-01)

                * c

                # [1.2.0](https://example.com/v1.1.1...v1.2.0) (2026-02-01)

                ### Features

                * b

                ### 1.2.0-rc.1

                * candidate

                ## [1.1.1](https://example.com/v1.1.0...v1.1.1) (2026-01-01)

                * a
                """;
        assertEquals(Optional.of("* c"), ChangelogSection.of(changelog, "v1.2.1"));
        assertEquals(
                Optional.of("### Features\n\n* b\n\n### 1.2.0-rc.1\n\n* candidate"),
                ChangelogSection.of(changelog, "v1.2.0"));
        assertEquals(Optional.of("* a"), ChangelogSection.of(changelog, "v1.1.1"));
    }

    @Test
    void aVersionOfSomethingElseEndsNoSection() {
        String changelog = "## 2.0.0\n### 2.15.0 of Jackson\nnew\n### 1.x\ngone\n## 1.0.0\nold\n";
        assertEquals(
                Optional.of("### 2.15.0 of Jackson\nnew\n### 1.x\ngone"), ChangelogSection.of(changelog, "v2.0.0"));
    }

    @Test
    void aHeadingOfTheVersionGoesBeforeOneThatMentionsIt() {
        String changelog =
                "## [Unreleased]\n### Migration notes for 1.2.0\nhow\n## 1.2.0...1.3.0\nall\n## 1.2.0\nwhat\n";
        assertEquals(Optional.of("what"), ChangelogSection.of(changelog, "v1.2.0"));
        assertEquals(Optional.of("how"), ChangelogSection.of("# News\n## What is new in 1.2.0\nhow\n", "v1.2.0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "``` inline ```",
                "- ```sh\n  # 1.0.0\n  ```",
                "1. a\n\n    ```sh\n    # 1.0.0\n    ```",
                "```\n```java\n# 1.0.0\n```",
                "- ```\n  never closed",
                "````\n```\n# 1.0.0\n````",
                "<!--\n## 1.0.0\n-->",
                "<!-- ## 1.0.0 -->"
            })
    void codeAndCommentsHaveNoHeadings(String block) {
        String changelog = "## 1.1.0\n\n" + block + "\n\n## 1.0.0\n\nold\n";
        assertEquals(Optional.of(block), ChangelogSection.of(changelog, "v1.1.0"));
        assertEquals(Optional.of("old"), ChangelogSection.of(changelog, "v1.0.0"));
    }

    @Test
    void severalSectionsOfOneVersion() {
        String changelog = "## 1.2.0 - Linux\n- l\n## 1.2.0 - Windows\n- w\n## 1.1.0\n- o\n";
        assertEquals(
                Optional.of("## 1.2.0 - Linux\n\n- l\n\n## 1.2.0 - Windows\n\n- w"),
                ChangelogSection.of(changelog, "v1.2.0"));
    }

    @Test
    void theProductOfTheTagComesFirst() {
        String changelog = "## My App 1.2.0\nof the app\n## lib 1.2.0\nof the library\n";
        assertEquals(Optional.of("of the library"), ChangelogSection.of(changelog, "lib/v1.2.0"));
        assertEquals(Optional.of("of the app"), ChangelogSection.of(changelog, "my-app-1.2.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"log4j2-1.2.0", "x86-64-v1.2.0", "@acme/app2@1.2.0"})
    void aNumberInTheNameOfTheProduct(String tag) {
        assertEquals(Optional.of("- a"), ChangelogSection.of("## 1.2.0\n- a\n", tag));
    }

    @Test
    void oddFiles() {
        assertEquals(Optional.of("- a\n- b"), ChangelogSection.of("## v1.2.0 (2026)\r\n\r\n- a\r\n- b\r\n", "v1.2.0"));
        assertEquals(
                Optional.of("- a"),
                ChangelogSection.of("## \\[1\\.2\\.0\\] - 2026-03-01\n- a\n\n---\n\n## 1.1\n", "v1.2.0"));
    }

    @Test
    void definitionsOfAnyCaseAndFootnotes() {
        String changelog = """
                ## 1.2.0

                See [Guide][] and the note[^1].

                ```
                [a]: b
                ```

                ## 1.1.0

                [guide]: https://example.com/guide
                [^1]: It is
                    long.
                """;
        assertEquals(Optional.of("""
                        See [Guide][] and the note[^1].

                        ```
                        [a]: b
                        ```

                        [guide]: https://example.com/guide
                        [^1]: It is
                            long."""), ChangelogSection.of(changelog, "v1.2.0"));
    }

    @Test
    void aLongTextTakesNoTime() {
        int most = 300_000;
        String[] changelogs = {
            "# " + " ".repeat(most) + "x",
            "# " + "#".repeat(most) + "x",
            "# " + " #".repeat(most / 2) + "x",
            "# " + "](".repeat(most / 2),
            "# " + "<".repeat(most),
            "# a\n".repeat(most / 4),
            "# 1.2.0\n" + "[".repeat(most / 2) + "\n" + "[a]: b\n".repeat(most / 14),
            "# 1.2.0\n" + "## a\n".repeat(most / 5),
            "# 1.2.0\ntext\n" + "-".repeat(most),
            "# 1.2.0\ntext\n\n" + "- ".repeat(most / 2),
            "- ".repeat(most / 2) + "```",
            "1. ".repeat(most / 3) + "x",
            "<!--".repeat(most / 4),
            "`".repeat(most),
            "[a]: " + " ".repeat(most)
        };
        for (String changelog : changelogs) {
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> ChangelogSection.of(changelog, "lib/v1.2.0"));
        }
    }

    @Test
    void aLongTagHasNoVersion() {
        assertTrue(ChangelogSection.of("## 1.2.0\n", "v" + "1.".repeat(50_000) + "1")
                .isEmpty());
    }
}
