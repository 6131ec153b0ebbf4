package io.jenkins.plugins.gitlabrelease.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabEvents;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All files of packages are read, however many were expected. */
class PackageFilesTest {

    private final EngineFixture fixture = new EngineFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private long file(String name) {
        return fixture.project
                .addPackageFile("app", "v1.0", name, name.getBytes(UTF_8))
                .id();
    }

    private long packageId() {
        return fixture.project.packages().get(0).id();
    }

    private Map<String, List<PackageFile>> read(int expected, Long... packages) throws Exception {
        return new PackageFiles(
                        fixture.client(fixture.gitlab.url(), GitLabEvents.NONE),
                        EngineFixture.PROJECT,
                        EngineFixture.TRANSFERS)
                .byName(List.of(packages), expected);
    }

    /** A page has 100 files; the last page that is expected tells whether there are more. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 1",
        "50, 99, 1",
        "50, 101, 2",
        "99, 0, 1",
        "250, 1, 3",
        "250, 100, 3",
        "250, 250, 3",
        "250, 300, 3"
    })
    void readsAllOfThemWithTheFewestRequests(int files, int expected, int requests) throws Exception {
        file("first");
        for (int i = 1; i < files; i++) {
            file("file" + i);
        }
        assertEquals(Math.max(1, files), read(expected, packageId()).size());
        assertEquals(requests, fixture.gitlab.requests().size());
    }

    @Test
    void theNewestOfANameIsTheFirst() throws Exception {
        long older = file("a");
        file("b");
        long newer = file("a");
        assertEquals(
                List.of(newer, older),
                read(3, packageId()).get("a").stream().map(PackageFile::id).toList());
    }

    @Test
    void aPackageThatIsGoneHasNone() throws Exception {
        file("a");
        assertEquals(1, read(1, 999_999L, packageId()).size());
    }

    @Test
    void aPackageThatCannotBeReadIsAFailure() {
        file("a");
        fixture.gitlab.faults().on("GET", "/package_files", Fault.message(403, "403 Forbidden"));
        assertThrows(GitLabException.class, () -> read(1, packageId()));
    }
}
