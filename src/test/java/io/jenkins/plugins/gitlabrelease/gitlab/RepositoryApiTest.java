package io.jenkins.plugins.gitlabrelease.gitlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Scripted;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Contract 6: commits and changelogs. */
class RepositoryApiTest {
    private static final ProjectId APP = ProjectId.of("acme/app");

    @Test
    void aChangelogHasTheCommitsSinceTheLastVersion() throws Exception {
        try (Fixture fixture = new Fixture()) {
            fixture.app.tag("v1.0.0");
            fixture.app.commit("main", "Add a thing\n\nChangelog: added");
            String notes = fixture.client.repository(fixture.id).changelog("1.1.0", null, null, null);
            assertTrue(notes.contains("Add a thing"), notes);
        }
    }

    @Test
    void aChangelogIsOfARange() throws Exception {
        try (Scripted server = new Scripted(Scripted.json("{\"notes\":\"## 1.0\"}"))) {
            RepositoryApi repository = server.client().repository(APP);
            Instant date = Instant.parse("2026-01-02T03:04:05Z");
            assertEquals("## 1.0", repository.changelog("1.0.0", "abc", "def", date));
            repository.changelog("2", null, null, null);
            assertEquals(
                    List.of(
                            "GET /api/v4/projects/acme%2Fapp/repository/changelog?version=1.0.0&from=abc&to=def"
                                    + "&date=2026-01-02T03%3A04%3A05Z",
                            "GET /api/v4/projects/acme%2Fapp/repository/changelog?version=2"),
                    server.requests);
        }
    }

    @Test
    void commitsAreFoundByAnyRef() throws Exception {
        HttpAnswer none = HttpAnswer.text(404, "application/json", "{\"message\":\"404 Commit Not Found\"}");
        try (Scripted server = new Scripted(Scripted.json("{\"id\":\"c\"}"), none)) {
            RepositoryApi repository = server.client().repository(APP);
            assertEquals("c", repository.findCommit("feature/x").orElseThrow().id());
            assertEquals(Optional.empty(), repository.findCommit("nope"));
            assertEquals(
                    "GET /api/v4/projects/acme%2Fapp/repository/commits/feature%2Fx?stats=false",
                    server.requests.get(0));
        }
    }
}
