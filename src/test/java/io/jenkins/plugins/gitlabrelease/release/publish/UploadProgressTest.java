package io.jenkins.plugins.gitlabrelease.release.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class UploadProgressTest {

    private final List<String> log = new ArrayList<>();
    private long now = TimeUnit.HOURS.toNanos(1);
    private long sent;

    @Test
    void saysNothingOfShortUploads() {
        UploadProgress progress = new UploadProgress("app.jar", 1000, log::add, () -> now);
        for (int i = 0; i < 10; i++) {
            send(progress, 100, 0);
        }
        assertEquals(List.of(), log);
    }

    @Test
    void tellsEachTenth() {
        UploadProgress progress = new UploadProgress("app.jar", 1000, log::add, () -> now);
        send(progress, 50, 11);
        send(progress, 60, 1);
        send(progress, 30, 1);
        send(progress, 460, 1);
        send(progress, 400, 1);
        assertEquals(
                List.of(
                        "uploading app.jar: 5 % of 1000 B",
                        "uploading app.jar: 11 % of 1000 B", "uploading app.jar: 60 % of 1000 B"),
                log);
    }

    @Test
    void tellsEachTenSecondsWhenTenthsTakeLonger() {
        UploadProgress progress = new UploadProgress("app.jar", 100_000, log::add, () -> now);
        for (int i = 0; i < 7; i++) {
            send(progress, 1000, 5);
        }
        assertEquals(
                List.of(
                        "uploading app.jar: 2 % of 97.7 KiB",
                        "uploading app.jar: 4 % of 97.7 KiB", "uploading app.jar: 6 % of 97.7 KiB"),
                log);
    }

    private void send(UploadProgress progress, long bytes, long seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
        sent += bytes;
        progress.sent(sent);
    }
}
