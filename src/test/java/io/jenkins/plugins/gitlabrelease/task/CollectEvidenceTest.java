package io.jenkins.plugins.gitlabrelease.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.step.GitLabReleaseEvidenceStep;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CollectEvidenceTest {

    private final SiblingFixture fixture = new SiblingFixture();
    private final GitLabReleaseEvidenceStep options = new GitLabReleaseEvidenceStep();

    @BeforeEach
    void publish() {
        options.setProject("acme/app");
        fixture.gitlab.settings().enterprise(true);
        fixture.app.addRelease("v1.0", null, null);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void collect(String tag) throws Exception {
        new CollectEvidence(tag, fixture.access(options)).collect();
    }

    @Test
    void isCollected() throws Exception {
        collect("v1.0");
        assertEquals(1, fixture.app.release("v1.0").evidences().size());
        assertEquals(List.of("GitLab collects evidence of the release v1.0 in the background"), fixture.log);
    }

    @Test
    void ofTheTagOfTheBuild() throws Exception {
        fixture.environment.put("TAG_NAME", "v1.0");
        collect(null);
        assertEquals(1, fixture.app.release("v1.0").evidences().size());
    }

    @Test
    void needsPremium() {
        fixture.gitlab.settings().enterprise(false);
        String message =
                assertThrows(GitLabException.class, () -> collect("v1.0")).getMessage();
        assertTrue(message.contains("Collecting evidence needs GitLab Premium or Ultimate."), message);
        assertEquals(List.of(), fixture.log);
    }

    @Test
    void ofAMissingRelease() {
        assertEquals(
                404, assertThrows(GitLabException.class, () -> collect("v7")).status());
        assertEquals(List.of(), fixture.log);
    }
}
