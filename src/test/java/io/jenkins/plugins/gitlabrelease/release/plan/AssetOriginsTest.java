package io.jenkins.plugins.gitlabrelease.release.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known about the files of earlier releases after a restart. */
class AssetOriginsTest {

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void file() {
        file = directory.resolve("origins.json");
    }

    @Test
    void areKnownAfterARestart() {
        publish(origins(), "app", "linux/app", true);
        assertEquals("linux/app", publish(origins(), "app", "win/app", true));
        assertNull(publish(origins(), "app", "linux/app", true));
    }

    @Test
    void keepNoFailedRun() {
        publish(origins(), "app", "linux/app", false);
        assertNull(publish(origins(), "app", "win/app", true));
    }

    @Test
    void keepAnyName() {
        publish(origins(), "a \"b\"\t\u00e9\ud83d\ude00.zip", "x\\y/\u4e2d.zip", true);
        assertEquals("x\\y/\u4e2d.zip", publish(origins(), "a \"b\"\t\u00e9\ud83d\ude00.zip", "z", true));
        assertNull(publish(origins(), "a \"b\"\t\u00e9\ud83d\ude00.zip", "x\\y/\u4e2d.zip", true));
    }

    @Test
    void aBrokenFileStopsNothing() throws Exception {
        Files.writeString(file, "{\"assets\":[{\"server\":1");
        AssetOrigins origins = origins();
        assertNull(publish(origins, "app", "linux/app", true));
        assertEquals("linux/app", publish(origins(), "app", "win/app", true));
    }

    @Test
    void aLineThatACrashCutShortCostsNoOther() throws Exception {
        publish(origins(), "app", "linux/app", true);
        Files.writeString(file, "\n{\"server\":\"https://git", StandardOpenOption.APPEND);
        publish(origins(), "tool", "linux/tool", true);
        AssetOrigins origins = origins();
        assertEquals("linux/app", publish(origins, "app", "win/app", true));
        assertEquals("linux/tool", publish(origins, "tool", "win/tool", true));
    }

    @Test
    void aBuildWritesWhatItHasPublishedAndNoMore() throws Exception {
        AssetOrigins origins = origins();
        for (int i = 0; i < 1000; i++) {
            publish(origins, "app" + i, "linux/app", true);
        }
        long size = Files.size(file);
        publish(origins, "app", "linux/app", true);
        long added = Files.size(file) - size;
        assertTrue(added < 150, added + " bytes were added");
        publish(origins, "app", "linux/app", true);
        assertEquals(size + added, Files.size(file));
    }

    @Test
    void theFileDoesNotGrowForEver() throws Exception {
        AssetOrigins origins = origins();
        AssetOrigins.Claims claims = origins.begin("https://gitlab.example.com/", 1, "v1.0");
        for (int i = 0; i < 20_000; i++) {
            claims.take("app" + i, "linux/app", true);
        }
        claims.end(true);
        long size = Files.size(file);
        for (int round = 0; round < 3; round++) {
            claims = origins.begin("https://gitlab.example.com/", 1, "v" + round);
            for (int i = 0; i < 15_000; i++) {
                claims.take("app" + i, "linux/app", true);
            }
            claims.end(true);
        }
        assertTrue(Files.size(file) < 2 * size, Files.size(file) + " bytes");
        assertEquals("linux/app", publish(origins(), "v2", "app7", "win/app", true));
        assertNull(publish(origins(), "v1.0", "app7", "win/app", true));
    }

    private static void publishMany(AssetOrigins origins, String tag, int count) {
        AssetOrigins.Claims claims = origins.begin("https://gitlab.example.com/", 1, tag);
        for (int i = 0; i < count; i++) {
            claims.take("app" + i, "linux/app", true);
        }
        claims.end(true);
    }

    @Test
    void theOldestAreForgotten() {
        AssetOrigins origins = origins();
        publish(origins, "v0.1", "first", "linux/app", true);
        publish(origins, "v0.2", "second", "linux/app", true);
        publishMany(origins, "v1.0", 19_998);
        assertEquals("linux/app", publish(origins, "v0.1", "first", "win/app", false), "20,000 are kept");
        publish(origins, "v2.0", "one more", "linux/app", true);
        assertNull(publish(origins, "v0.1", "first", "win/app", false));
        assertNull(publish(origins(), "v0.1", "first", "win/app", false), "nor is it known after a restart");
        assertEquals("linux/app", publish(origins(), "v0.2", "second", "win/app", false));
    }

    @Test
    void theFileIsWrittenAnewWhenItHasTwiceAsManyLines() throws Exception {
        AssetOrigins origins = origins();
        publishMany(origins, "v1.0", 20_000);
        publishMany(origins, "v2.0", 20_000);
        assertEquals(40_000, lines());
        publish(origins, "v3.0", "app", "linux/app", true);
        assertEquals(20_000, lines());
        assertEquals("linux/app", publish(origins(), "v3.0", "app", "win/app", false));
        publishMany(origins(), "v4.0", 15_000);
        assertEquals(35_000, lines());
        publishMany(origins(), "v5.0", 15_000);
        assertEquals(20_000, lines(), "lines are counted over restarts");
    }

    private long lines() throws Exception {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isEmpty()).count();
        }
    }

    @Test
    void whatStandsInTheFileIsLeftAsItIs() throws Exception {
        publish(origins(), "app", "linux/app", true);
        Files.writeString(file, "\n", StandardOpenOption.APPEND);
        String before = Files.readString(file);
        publish(origins(), "tool", "linux/tool", true);
        assertTrue(Files.readString(file).startsWith(before), "a line is added");
    }

    @Test
    void anotherFileHasOtherReleases() {
        AssetOrigins origins = origins();
        publish(origins, "app", "linux/app", true);
        origins.keepIn(directory.resolve("other.json"));
        assertNull(publish(origins, "app", "win/app", false));
        origins.keepIn(file);
        assertEquals("linux/app", publish(origins, "app", "win/app", false));
    }

    private AssetOrigins origins() {
        AssetOrigins origins = new AssetOrigins();
        origins.keepIn(file);
        return origins;
    }

    private static String publish(AssetOrigins origins, String title, String path, boolean success) {
        return publish(origins, "v1.0", title, path, success);
    }

    private static String publish(AssetOrigins origins, String tag, String title, String path, boolean success) {
        AssetOrigins.Claims claims = origins.begin("https://gitlab.example.com/", 1, tag);
        try {
            return claims.take(title, path, true);
        } finally {
            claims.end(success);
        }
    }
}
