package io.jenkins.plugins.gitlabrelease.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of all releases of a job. */
class JobReleasesTest {

    private static final String URL = "https://gitlab.example.com/acme/app/-/releases/v1";

    /** The newest first. */
    private static List<JobRelease> releases(int count) {
        List<JobRelease> releases = new ArrayList<>();
        for (int build = count; build > 0; build--) {
            releases.add(new JobRelease(
                    build,
                    0,
                    ReleaseResults.release(
                            "v" + build, "Version " + build, URL, ReleaseResults.file("app.zip", URL, build * 10L))));
        }
        return releases;
    }

    @Test
    void showsAPartAndTheWayToTheOthers() {
        JobReleases.Page first = new JobReleases.Page(releases(120), null);
        assertEquals(50, first.getEntries().size());
        assertEquals(120, first.getEntries().get(0).getBuild());
        assertNull(first.getNewer());
        assertEquals(50, first.getOlder());
        JobReleases.Page last = new JobReleases.Page(releases(120), "100");
        assertEquals(20, last.getEntries().size());
        assertEquals(1, last.getEntries().get(19).getBuild());
        assertNull(last.getOlder());
        assertEquals(50, last.getNewer());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "-1", "x", "1e9", "99999999999999999999"})
    void nonsenseIsTheFirstPage(String from) {
        assertEquals(3, new JobReleases.Page(releases(3), from).getEntries().size());
    }

    @Test
    void aPageBehindTheEndIsEmpty() {
        assertEquals(0, new JobReleases.Page(releases(3), "1000").getEntries().size());
    }

    @Test
    void theBarsGrowWithTheSizes() {
        List<JobReleases.Bar> bars = new JobReleases.Page(releases(3), null).getBars();
        assertEquals(
                List.of("Version 1 0 20", "Version 2 16 40", "Version 3 32 60"),
                bars.stream()
                        .map(bar -> bar.getRelease().getName() + " " + bar.getLeft() + " " + bar.getHeight())
                        .toList());
        assertEquals(List.of(), new JobReleases.Page(releases(1), null).getBars());
    }
}
