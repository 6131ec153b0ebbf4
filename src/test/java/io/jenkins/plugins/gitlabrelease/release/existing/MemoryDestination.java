package io.jenkins.plugins.gitlabrelease.release.existing;

import io.jenkins.plugins.gitlabrelease.gitlab.http.Carrier;
import io.jenkins.plugins.gitlabrelease.gitlab.http.DownloadTarget;
import io.jenkins.plugins.gitlabrelease.gitlab.http.OtherMachine;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Files in memory: those that are complete, and how often one was begun. */
final class MemoryDestination implements AssetDownload.Destination {

    final Map<String, String> files = Collections.synchronizedMap(new TreeMap<>());
    int begun;
    int discarded;

    /** Whether another machine receives the files itself. */
    boolean elsewhere;

    @Override
    public DownloadTarget file(String path) {
        DownloadTarget here = place(path);
        return elsewhere ? new Elsewhere(here) : here;
    }

    private record Elsewhere(DownloadTarget there) implements DownloadTarget {

        @Override
        public OutputStream open() {
            throw new AssertionError("a file came here");
        }

        @Override
        public void complete() {
            throw new AssertionError("a file came here");
        }

        @Override
        public void discard() {}

        @Override
        public boolean mayBeHtml() {
            return there.mayBeHtml();
        }

        @Override
        public Carrier carrier() {
            return OtherMachine.with(there);
        }
    }

    private DownloadTarget place(String path) {
        return new DownloadTarget() {
            private ByteArrayOutputStream bytes;

            @Override
            public OutputStream open() {
                count(true);
                bytes = new ByteArrayOutputStream();
                return bytes;
            }

            @Override
            public void complete() {
                files.put(path, bytes.toString(StandardCharsets.UTF_8));
            }

            @Override
            public void discard() {
                count(false);
            }

            @Override
            public boolean mayBeHtml() {
                return path.endsWith(".html");
            }
        };
    }

    private synchronized void count(boolean begin) {
        begun += begin ? 1 : 0;
        discarded += begin ? 0 : 1;
    }
}
