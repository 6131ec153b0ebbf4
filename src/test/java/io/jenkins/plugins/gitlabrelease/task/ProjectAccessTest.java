package io.jenkins.plugins.gitlabrelease.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where GitLab calls itself by another name than the one that Jenkins reaches it under. */
class ProjectAccessTest {

    private final SiblingFixture fixture = new SiblingFixture();
    private final TestOptions options = new TestOptions();

    @AfterEach
    void close() {
        fixture.close();
    }

    private String project() throws Exception {
        return fixture.access(options).project().segment();
    }

    @ParameterizedTest
    @CsvSource({
        "https://gitlab.example.com, https://gitlab.example.com/acme/app.git",
        "https://gitlab.example.com, git@gitlab.example.com:acme/app.git",
        "https://gitlab.example.com, ssh://git@ssh.gitlab.example.com:2222/acme/app.git",
        "https://example.com/gitlab, https://example.com/gitlab/acme/app.git",
    })
    void aRepositoryUnderThePublicNameIsOnTheServer(String external, String repository) throws Exception {
        fixture.gitlab.settings().externalUrl(external);
        fixture.environment.put("GIT_URL", repository);
        assertEquals("acme/app", project());
        fixture.environment.clear();
        options.project = repository;
        assertEquals("acme/app", project());
    }

    @Test
    void aPageUnderThePublicNameIsOfTheProject() throws Exception {
        fixture.gitlab.settings().externalUrl("https://gitlab.example.com");
        options.project = "https://gitlab.example.com/acme/app/-/releases";
        assertEquals("acme/app", project());
    }

    @ParameterizedTest
    @CsvSource({
        "https://gitlab.example.com, https://github.com/acme/app.git",
        "https://gitlab.example.com, https://gitlab.example.com/acme/other.git",
        "https://example.com/gitlab, https://example.com/acme/app.git",
        ", https://gitlab.example.com/acme/app.git",
    })
    void anyOtherRepositoryIsElsewhere(String external, String repository) {
        fixture.gitlab.settings().externalUrl(external);
        fixture.environment.put("GIT_URL", repository);
        String message = assertThrows(ReleaseException.class, this::project).getMessage();
        assertTrue(message.startsWith("No project to release in was found on " + fixture.gitlab.url()), message);
        fixture.environment.clear();
        options.project = repository;
        message = assertThrows(ReleaseException.class, this::project).getMessage();
        assertTrue(message.contains(" is not on " + fixture.gitlab.url()), message);
    }

    @Test
    void gitlabIsAskedForItsOtherNameOnce() throws Exception {
        fixture.gitlab.settings().externalUrl("https://gitlab.example.com");
        fixture.environment.put("GIT_URL", "https://gitlab.example.com/acme/app.git");
        ProjectAccess access = fixture.access(options);
        access.project();
        assertEquals("acme/app on " + fixture.gitlab.url(), access.where());
        assertEquals("v1.0", access.tag("v1.0"));
        assertEquals(1, fixture.gitlab.requests().size());
    }

    @Test
    void aServerThatDoesNotAnswerHidesNoReason() {
        fixture.gitlab.faults().on("GET", "/projects/", Fault.status(500));
        fixture.environment.put("GIT_URL", "https://github.com/acme/app.git");
        String message = assertThrows(ReleaseException.class, this::project).getMessage();
        assertTrue(message.startsWith("No project to release in was found on " + fixture.gitlab.url()), message);
        assertTrue(message.contains("another name for it is not known: GET "), message);
    }

    @Test
    void theServersOwnNameCostsNoRequest() throws Exception {
        fixture.environment.put("GIT_URL", fixture.gitlab.url() + "/acme/app.git");
        assertEquals("acme/app", project());
        assertEquals(0, fixture.gitlab.requests().size());
    }
}
