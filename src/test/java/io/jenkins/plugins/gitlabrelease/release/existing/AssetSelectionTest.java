package io.jenkins.plugins.gitlabrelease.release.existing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabEvents;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Project;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.AssetAccess;
import io.jenkins.plugins.gitlabrelease.release.GitLabAddresses;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which assets patterns choose, and under which paths they are saved. */
class AssetSelectionTest {

    private final EngineFixture fixture = new EngineFixture();
    private final GitLabClient client = fixture.client(fixture.gitlab.url(), GitLabEvents.NONE);

    @BeforeEach
    void release() {
        fixture.project.addRelease("v1.0", null, null);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void file(String title, String file) {
        fixture.project.addLink(
                "v1.0",
                title,
                fixture.gitlab.url() + "/api/v4/projects/" + fixture.project.id() + "/packages/generic/app/v1.0/"
                        + file,
                null);
    }

    private List<String> paths(String patterns) throws Exception {
        Project project = client.project(EngineFixture.PROJECT);
        GitLabAddresses addresses = new GitLabAddresses(client.server(), project);
        AssetAccess access =
                new AssetAccess(client.server(), client.server(), Set.of(Long.toString(project.id())), false);
        return new AssetSelection(patterns, false, false)
                .of(client.releases(EngineFixture.PROJECT).get("v1.0"), addresses, access, fixture.log::add).stream()
                        .map(AssetSelection.Chosen::path)
                        .toList();
    }

    private String refusal(String patterns) {
        return assertThrows(ReleaseException.class, () -> paths(patterns)).getMessage();
    }

    @Test
    void blanksAndEmptyPatternsDoNotCount() throws Exception {
        file("app.zip", "app.zip");
        file("doc.txt", "doc.txt");
        assertEquals(List.of("app.zip", "doc.txt"), paths(" app.zip ,, doc.txt , "));
        assertTrue(refusal("app.zip, *.exe").contains(" matches \"*.exe\": "));
        assertTrue(refusal("*.exe").contains(" matches \"*.exe\": "));
    }

    @Test
    void aFileKeepsItsOwnNameUnlessAnotherTitleHasIt() throws Exception {
        file("tool", "my-tool");
        file("other", "tool");
        file("one", "same.txt");
        file("two", "dir/same.txt");
        assertEquals(List.of("one", "other", "my-tool", "two"), paths("**"));
    }

    /** The title is not what the file is saved as. */
    @Test
    void aTitleMayHaveAColonIfTheFileHasAName() throws Exception {
        file("Setup: 64 bit", "setup.exe");
        assertEquals(List.of("setup.exe"), paths("**"));
    }

    @Test
    void aTitleThatIsNoPathIsRefused() {
        file("/abs/tool", "tool");
        assertTrue(refusal("**").contains("it is an absolute path"));
        fixture.project.addRelease("v1.0", null, null);
        file("a/../tool", "tool");
        assertTrue(refusal("**").contains("it leads out of its folder"));
    }

    @Test
    void theFirstTenNamesAreSaid() {
        for (char c = 'a'; c <= 'j'; c++) {
            file(c + ".txt", c + ".txt");
        }
        assertTrue(refusal("*.exe")
                .contains("it has a.txt, b.txt, c.txt, d.txt, e.txt, f.txt, g.txt, h.txt, i.txt," + " j.txt. "));
        file("k.txt", "k.txt");
        assertTrue(refusal("*.exe").contains("j.txt, .... "), refusal("*.exe"));
    }
}
