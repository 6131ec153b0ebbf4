package io.jenkins.plugins.gitlabrelease.release.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.LongList;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The log of a release with many files: what changes has its line, and the rest is counted. */
class LongLogTest {

    private static final int FILES = 300;

    private final EngineFixture fixture = new EngineFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void manyFilesAreReportedByTenths() throws Exception {
        fixture.publish(of(files(FILES)));

        assertTrue(fixture.log.size() < 40, () -> String.join("\n", fixture.log));
        assertTrue(fixture.log.contains("uploaded 300 of 300 files, 2.6 KiB"), fixture.log::toString);
        assertTrue(fixture.log.contains("300 uploaded"), fixture.log::toString);
    }

    @Test
    void fewFilesHaveTheirRows() throws Exception {
        fixture.publish(of(files(LongList.SHOWN)));

        assertEquals(LongList.SHOWN, linesWith("SHA-256"));
        assertEquals(2 * LongList.SHOWN, linesWith("part-"));
        assertFalse(fixture.log.contains("20 uploaded"), "rows need no totals");
    }

    @Test
    void ofManyFilesThoseThatChangedHaveTheirRows() throws Exception {
        List<Asset> files = files(FILES);
        fixture.publish(of(files));
        fixture.log.clear();
        files.set(7, BytesAsset.of("part-7.txt", "other"));
        files.add(BytesAsset.of("part-300.txt", "new"));

        fixture.publish(of(files));

        assertTrue(fixture.log.contains("1 uploaded, 1 replaced, 299 unchanged"), fixture.log::toString);
        assertTrue(fixture.log.stream().anyMatch(line -> line.matches("part-7\\.txt +5 B  replaced .*")));
        assertTrue(fixture.log.size() < 15, () -> String.join("\n", fixture.log));
    }

    @Test
    void aPlanCountsWhatStays() throws Exception {
        List<Asset> files = files(FILES);
        fixture.publish(of(files));
        fixture.log.clear();
        for (int i = 0; i < 30; i++) {
            files.add(BytesAsset.of("more-" + i + ".txt", "new"));
        }

        fixture.publish(RequestBuilder.of("v1.0").assets(files).dryRun(true).build());

        assertTrue(fixture.log.contains("file       upload  10 more files"), fixture.log::toString);
        assertTrue(fixture.log.contains("file       reuse   300 files"), fixture.log::toString);
        assertTrue(fixture.log.contains("link       create  10 more links"), fixture.log::toString);
        assertTrue(fixture.log.contains("link       keep    300 links"), fixture.log::toString);
        assertTrue(fixture.log.size() < 60, () -> String.join("\n", fixture.log));
    }

    @Test
    void removedAndRenamedFilesAreCounted() throws Exception {
        fixture.publish(of(files(FILES)));
        fixture.log.clear();

        fixture.publish(RequestBuilder.of("v1.0")
                .assets(List.of(BytesAsset.of("one.txt", "1")))
                .prune(true)
                .build());

        assertTrue(fixture.log.contains("and 281 more links changed"), fixture.log::toString);
        assertTrue(fixture.log.contains("and 280 more former files removed"), fixture.log::toString);
    }

    @Test
    void twentyOfMoreThatChangedHaveTheirRowsAndOneMoreHasNot() throws Exception {
        fixture.publish(of(files(5)));
        fixture.log.clear();
        fixture.publish(of(files(5 + LongList.SHOWN)));
        assertEquals(LongList.SHOWN, rows("uploaded"));
        assertEquals(0, rows("unchanged"));
        assertTrue(fixture.log.contains("20 uploaded, 5 unchanged"), fixture.log::toString);
        fixture.log.clear();
        List<Asset> more = files(5 + LongList.SHOWN);
        IntStream.rangeClosed(0, LongList.SHOWN).forEach(i -> more.add(BytesAsset.of("more-" + i + ".txt", "new")));
        fixture.publish(of(more));
        assertEquals(0, rows("uploaded"));
        assertTrue(fixture.log.contains("21 uploaded, 25 unchanged"), fixture.log::toString);
    }

    /** The rows of the result that say this. */
    private long rows(String word) {
        return fixture.log.stream()
                .filter(line -> line.matches("\\S+ +\\d+ B  " + word + "( .*)?"))
                .count();
    }

    @Test
    void aPlanOfTwentyHasARowForEach() throws Exception {
        fixture.publish(of(files(LongList.SHOWN)));
        fixture.log.clear();
        fixture.publish(RequestBuilder.of("v1.0")
                .assets(files(LongList.SHOWN))
                .dryRun(true)
                .build());
        assertEquals(LongList.SHOWN, linesWith("file       reuse   part-"));
        assertEquals(LongList.SHOWN, linesWith("link       keep    part-"));
    }

    @Test
    void aPlanCountsOneMore() throws Exception {
        fixture.publish(RequestBuilder.of("v1.0")
                .assets(files(LongList.SHOWN + 1))
                .dryRun(true)
                .build());
        assertTrue(fixture.log.contains("file       upload  1 more file"), fixture.log::toString);
        assertTrue(fixture.log.contains("link       create  1 more link"), fixture.log::toString);
    }

    @Test
    void filesThatAreTakenBackAreCounted() {
        fixture.gitlab.faults().on("POST", "/releases", Fault.message(403, "403 Forbidden"));

        EngineFixture.messageOf(() -> fixture.publish(of(files(25))));

        assertEquals(LongList.SHOWN, linesWith("because nothing was published") - 1);
        assertTrue(
                fixture.log.contains("and 5 more files removed, because nothing was published"), fixture.log::toString);
    }

    @Test
    void formerFilesThatStayAreCounted() throws Exception {
        fixture.publish(of(files(25)));
        fixture.token(fixture.gitlab.token(Role.DEVELOPER, "api"));
        fixture.publish(of(files(25).stream()
                .map(file -> (Asset) BytesAsset.of(file.path(), "other"))
                .toList()));
        assertEquals(LongList.SHOWN, linesWith(" stays in the package registry: GitLab lets only maintainers"));
        assertTrue(fixture.log.contains("and 5 more former files stay in the package registry"), fixture.log::toString);
    }

    private static ReleaseRequest of(List<Asset> files) {
        return RequestBuilder.of("v1.0").assets(files).build();
    }

    private static List<Asset> files(int count) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(i -> (Asset) BytesAsset.of("part-" + i + ".txt", "content " + i % 10))
                .toList());
    }

    private long linesWith(String part) {
        return fixture.log.stream().filter(line -> line.contains(part)).count();
    }
}
