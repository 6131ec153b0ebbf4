package io.jenkins.plugins.gitlabrelease.gitlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Dialect;
import io.jenkins.plugins.gitlabrelease.emulator.GitLabEmulator;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewLink;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contract 4. */
class ReleaseLinksApiTest {
    private static final String TAG = "lib/v1";
    private static final NewLink LINK = new NewLink("app", "https://h/app.jar", LinkType.PACKAGE, "/bin/app.jar");

    private Fixture fixture;

    @BeforeEach
    void start() {
        fixture = new Fixture();
        fixture.app.addRelease(TAG, "N", "D");
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void createsGetsAndLists() throws Exception {
        ReleaseLink made = fixture.links().create(TAG, LINK);
        assertEquals("app", made.name());
        assertEquals("https://h/app.jar", made.url());
        assertEquals(LinkType.PACKAGE, made.linkType());
        assertEquals("/bin/app.jar", made.directAssetPath(TAG));
        assertEquals(made, fixture.links().get(TAG, made.id()));
        fixture.links().create(TAG, NewLink.of("b", "https://h/b"));
        assertEquals(
                List.of("b", "app"),
                fixture.links().list(TAG).stream().map(ReleaseLink::name).toList());
    }

    @Test
    void listsBeyondTheFirstPage() throws Exception {
        for (int i = 0; i < 101; i++) {
            fixture.app.addLink(TAG, "n" + i, "https://h/" + i, null);
        }
        assertEquals(101, fixture.links().list(TAG).size());
        assertEquals(2, fixture.gitlab.requests().size());
    }

    @Test
    void updatesWithItsType() throws Exception {
        long id = fixture.links().create(TAG, LINK).id();
        ReleaseLink updated =
                fixture.links().update(TAG, id, new NewLink("app2", "https://h/2", LinkType.PACKAGE, "/bin/app.jar"));
        assertEquals("app2", updated.name());
        assertEquals(LinkType.PACKAGE, updated.linkType());
        assertEquals(
                LinkType.OTHER,
                fixture.links()
                        .update(TAG, id, NewLink.of("app3", "https://h/3"))
                        .linkType());
    }

    @Test
    void deletes() throws Exception {
        long id = fixture.links().create(TAG, LINK).id();
        assertEquals("app", fixture.links().delete(TAG, id).orElseThrow().name());
        assertEquals(List.of(), fixture.app.release(TAG).links());
        Failures.of(ErrorKind.NOT_FOUND, () -> fixture.links().delete(TAG, id));
    }

    @Test
    void takenNamesAreTold() throws Exception {
        fixture.links().create(TAG, LINK);
        GitLabException e =
                Failures.of(ErrorKind.ALREADY_TAKEN, () -> fixture.links().create(TAG, LINK));
        assertEquals(400, e.status());
        assertTrue(e.words().contains("Url has already been taken"), e.words());
        assertEquals(List.of(), fixture.retries);
    }

    @Test
    void takenNamesOfAnOldGitLabComeByField() throws Exception {
        try (Fixture old = new Fixture(GitLabEmulator.builder().dialect(Dialect.V13))) {
            old.app.addRelease(TAG, "N", "D");
            old.links().create(TAG, LINK);
            GitLabException e =
                    Failures.of(ErrorKind.ALREADY_TAKEN, () -> old.links().create(TAG, LINK));
            Map<String, List<String>> fields = e.fields();
            assertEquals(List.of("has already been taken"), fields.get("url"));
        }
    }

    @Test
    void missingReleasesAndLinksAreNotFound() {
        Failures.of(ErrorKind.NOT_FOUND, () -> fixture.links().list("nope"));
        Failures.of(ErrorKind.NOT_FOUND, () -> fixture.links().get(TAG, 99999));
        Failures.of(ErrorKind.NOT_FOUND, () -> fixture.links().update(TAG, 99999, LINK));
    }

    @Test
    void badPathsAreRefusedInGitLabsWords() {
        GitLabException e = Failures.of(
                ErrorKind.VALIDATION,
                () -> fixture.links().create(TAG, new NewLink("n", "https://h/x", LinkType.OTHER, "/app-1.0+b.jar")));
        assertTrue(e.getMessage().contains("Filepath is in an invalid format"), e.getMessage());
    }
}
