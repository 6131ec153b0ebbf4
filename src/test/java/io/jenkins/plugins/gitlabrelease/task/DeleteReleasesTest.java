package io.jenkins.plugins.gitlabrelease.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.option.DeleteOptions;
import io.jenkins.plugins.gitlabrelease.option.Variables;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.step.GitLabReleaseDeleteStep;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeleteReleasesTest {

    private final SiblingFixture fixture = new SiblingFixture();
    private final GitLabReleaseDeleteStep options = new GitLabReleaseDeleteStep();

    @BeforeEach
    void publish() {
        options.setProject("acme/app");
        fixture.app.addRelease("v1.0", null, null, Instant.parse("2025-01-01T00:00:00Z"));
        fixture.app.addRelease("v2.0", null, null, Instant.parse("2026-01-01T00:00:00Z"));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private List<String> run(DeleteOptions given) throws Exception {
        return new DeleteReleases(given, fixture.access(given)).run();
    }

    private List<String> run(UnaryOperator<String> expansion) throws Exception {
        return new DeleteReleases(options, fixture.access(options, new Variables(expansion))).run();
    }

    @Test
    void oneTag() throws Exception {
        options.setTag("v2.0");
        options.setDeleteTag(true);
        assertEquals(List.of("v2.0"), run(options));
        assertEquals(Set.of("v1.0"), fixture.app.releases().keySet());
        assertEquals(Set.of("v1.0"), fixture.app.tags().keySet());
    }

    @Test
    void aRule() throws Exception {
        options.setKeepNewest(1);
        assertEquals(List.of("v1.0"), run(options));
        assertEquals(Set.of("v2.0"), fixture.app.releases().keySet());
    }

    @Test
    void aRuleByVersion() throws Exception {
        fixture.app.addRelease("v1.0.1", null, null, Instant.parse("2026-02-01T00:00:00Z"));
        fixture.app.addRelease("v2.1-rc1", null, null, Instant.parse("2026-02-01T00:00:00Z"));
        fixture.app.addRelease("nightly", null, null, Instant.parse("2024-02-01T00:00:00Z"));
        options.setKeepNewest(1);
        options.setNewestBy("semver");
        assertEquals(List.of("v1.0", "v1.0.1"), run(options));
        assertEquals(
                Set.of("v2.0", "v2.1-rc1", "nightly"), fixture.app.releases().keySet());
        assertTrue(
                fixture.log.contains("kept the release nightly, whose tag has no version to order it by"),
                fixture.log::toString);
        assertTrue(
                fixture.log.contains(
                        "kept the release v2.1-rc1, which is a pre-release; includePrereleases orders it with"
                                + " the others"),
                fixture.log::toString);
        options.setIncludePrereleases(true);
        assertEquals(List.of("v2.0"), run(options));
        options.setNewestBy("version");
        assertEquals(
                "The parameter newestBy is \"version\", and can be date, semver.",
                assertThrows(ReleaseException.class, () -> run(options)).getMessage());
    }

    @Test
    void aTagAndARule() {
        options.setTag("v1.0");
        options.setKeepNewest(1);
        assertEquals(
                "Both the tag v1.0 and a rule for several releases are given. Set tag, or set tagPattern, keepNewest"
                        + " and olderThanDays.",
                assertThrows(ReleaseException.class, () -> run(options)).getMessage());
        assertEquals(0, fixture.gitlab.requests().size());
    }

    @Test
    void nothingAtAll() {
        fixture.environment.put("TAG_NAME", "v1.0");
        assertThrows(ReleaseException.class, () -> run(options));
        assertEquals(2, fixture.app.releases().size());
    }

    @Test
    void variablesAreReplaced() throws Exception {
        options.setProject("acme/$NAME");
        options.setTagPattern("$MAJOR.*");
        assertEquals(List.of("v1.0"), run(text -> text.replace("$NAME", "app").replace("$MAJOR", "v1")));
    }

    @Test
    void aVariableThatIsEmptyDoesNotWidenTheChoice() {
        options.setTagPattern("$EMPTY");
        options.setKeepNewest(1);
        String message = assertThrows(ReleaseException.class, () -> run(text -> text.replace("$EMPTY", "")))
                .getMessage();
        assertTrue(message.startsWith("tagPattern is blank once its variables are replaced"), message);
        assertEquals(2, fixture.app.releases().size());
    }

    @Test
    void aTagThatIsEmptyDeletesNothing() {
        options.setTag("$EMPTY");
        assertEquals(
                "The parameter tag is blank once its variables are replaced. Set the variables.",
                assertThrows(ReleaseException.class, () -> run(text -> text.replace("$EMPTY", "")))
                        .getMessage());
        assertEquals(2, fixture.app.releases().size());
    }
}
