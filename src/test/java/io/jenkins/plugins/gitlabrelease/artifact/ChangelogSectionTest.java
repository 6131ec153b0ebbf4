package io.jenkins.plugins.gitlabrelease.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
