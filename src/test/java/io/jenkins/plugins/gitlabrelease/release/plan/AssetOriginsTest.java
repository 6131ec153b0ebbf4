package io.jenkins.plugins.gitlabrelease.release.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Files;
import java.nio.file.Path;
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
        AssetOrigins.Claims claims = origins.begin("https://gitlab.example.com/", 1, "v1.0");
        try {
            return claims.take(title, path, true);
        } finally {
            claims.end(success);
        }
    }
}
