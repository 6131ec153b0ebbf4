package io.jenkins.plugins.gitlabrelease.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabEvents;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Json;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.HarmlessText;
import io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkedFilesTest {

    private static final PackageFile FILE = new PackageFile(7, 3, "app.zip", 1, null);

    private static LinkedFiles links(String url) throws Exception {
        LinkedFiles linked = new LinkedFiles();
        linked.add(Json.read(
                Json.write(Map.of(
                        "tag_name",
                        "v2.0",
                        "assets",
                        Map.of("links", List.of(Map.of("id", 1, "name", "app", "url", url))))),
                Release.class));
        return linked;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://gitlab.example.com/api/v4/projects/1/packages/generic/app/1.0/app.zip",
                "https://gitlab.example.com/api/v4/projects/acme%2Fapp/packages/generic/app/1.0/app.zip",
                "https://elsewhere.example.com/gitlab/api/v4/projects/1/packages/generic/app/1.0/app.zip?private=1#x",
                "https://gitlab.example.com/api/v4/projects/1/packages/generic/app/1.0/%61pp%2Ezip",
                "https://gitlab.example.com/api/v4/projects/packages%2Fgeneric%2Fapp/packages/generic/app/1.0/app.zip",
                "https://gitlab.example.com//api/v4/projects/1/packages//generic/app/1.0/app.zip/",
                "https://gitlab.example.com/acme/package_files/app/-/package_files/7/download",
                "https://gitlab.example.com/api/v4/projects/1/packages/3/package_files/7/download"
            })
    void everySpellingOfAnAddressCounts(String url) throws Exception {
        assertEquals("v2.0", links(url).tagOf("app", "1.0", FILE, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://gitlab.example.com/api/v4/projects/1/packages/generic/app/1.0/app.zip.sig",
                "https://gitlab.example.com/api/v4/projects/1/packages/generic/app/1.0.1/app.zip",
                "https://gitlab.example.com/acme/app/-/package_files/77/download",
                "ftp://gitlab.example.com/app.zip"
            })
    void otherFilesDoNot(String url) throws Exception {
        assertNull(links(url).tagOf("app", "1.0", FILE, true));
    }

    @Test
    void ofSeveralFilesOfOneNameTheNewestIsMeant() throws Exception {
        LinkedFiles linked = links("https://gitlab.example.com/api/v4/projects/1/packages/generic/app/1.0/app.zip");
        assertNull(linked.tagOf("app", "1.0", FILE, false));
    }

    /** What GitLab calls the file may be what the link names. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\ufffd", "app\ufffd.zip"})
    void aFileWhoseNameIsNotKnownMayBeAnyOfThePackage(String name) throws Exception {
        LinkedFiles linked = links("https://gitlab.example.com/api/v4/projects/1/packages/generic/app/1.0/app.zip");
        PackageFile unknown = new PackageFile(8, 3, name, 1, null);
        assertEquals("v2.0", linked.tagOf("app", "1.0", unknown, true));
        assertNull(linked.tagOf("app", "2.0", unknown, true));
    }

    @Test
    void aFileWhoseNameIsCutMayBeAnyOfThePackage() throws Exception {
        LinkedFiles linked = links("https://gitlab.example.com/api/v4/projects/1/packages/generic/app/1.0/app.zip");
        String cut = HarmlessText.value("a".repeat(20_000));
        assertEquals("v2.0", linked.tagOf("app", "1.0", new PackageFile(8, 3, cut, 1, null), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"assets\":null}", "{\"assets\":{}}", "{\"assets\":{\"links\":null}}"})
    void aReleaseThatDoesNotSayWhatItLinksToMayLinkToAnything(String json) throws Exception {
        LinkedFiles linked = new LinkedFiles();
        linked.add(Json.read(
                json.replaceFirst("}$", json.equals("{}") ? "\"tag_name\":\"v2.0\"}" : ",\"tag_name\":\"v2.0\"}")
                        .getBytes(StandardCharsets.UTF_8),
                Release.class));
        assertEquals("v2.0", linked.tagOf("app", "1.0", FILE, false));
        assertEquals("v2.0", linked.tagOf("app", "1.0"));
        linked.forget("v2.0");
        assertNull(linked.tagOf("app", "1.0", FILE, true));
    }

    @Test
    void anAddressThatIsCutMayLeadAnywhere() throws Exception {
        LinkedFiles linked =
                links("https://" + "a".repeat(20_000) + "@gitlab.example.com/api/v4/projects/1/packages/3");
        assertEquals("v2.0", linked.tagOf("app", "1.0", FILE, true));
    }

    @Test
    void aPackageIsLinkedToByAnyOfItsFilesUntilTheReleaseIsGone() throws Exception {
        LinkedFiles linked = links("https://gitlab.example.com/api/v4/projects/1/packages/generic/app/1.0/app.zip");
        assertEquals("v2.0", linked.tagOf("app", "1.0"));
        assertNull(linked.tagOf("app", "1.1"));
        linked.forget("v2.0");
        assertNull(linked.tagOf("app", "1.0"));
        assertNull(linked.tagOf("app", "1.0", "app.zip"));
    }

    @Test
    void theReleaseThatIsWorkedOnIsReadByItself() throws Exception {
        try (EngineFixture fixture = new EngineFixture()) {
            String url = fixture.gitlab.url() + "/api/v4/projects/7/packages/generic/app/1.0/";
            fixture.project.addRelease("v1.0", null, null);
            fixture.project.addRelease("v2.0", null, null);
            fixture.project.addLink("v1.0", "a", url + "a", null);
            String stale = "[{\"tag_name\":\"v1.0\",\"assets\":{\"links\":[{\"id\":1,\"name\":\"x\",\"url\":\"" + url
                    + "old\"}]}},{\"tag_name\":\"v2.0\",\"assets\":{\"links\":[{\"id\":2,\"name\":\"x\",\"url\":\""
                    + url
                    + "b\"}]}}]";
            fixture.gitlab.faults().on("GET", "/releases?", Fault.status(200, "application/json", stale));
            LinkedFiles read = LinkedFiles.read(
                    fixture.client(fixture.gitlab.url(), GitLabEvents.NONE), EngineFixture.PROJECT, "v1.0");
            assertEquals("v1.0", read.tagOf("app", "1.0", "a"));
            assertEquals("v2.0", read.tagOf("app", "1.0", "b"));
            assertNull(read.tagOf("app", "1.0", "old"), "GitLab's list may be minutes old");
        }
    }
}
