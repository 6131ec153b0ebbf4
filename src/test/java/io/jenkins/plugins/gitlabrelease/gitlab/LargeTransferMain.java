package io.jenkins.plugins.gitlabrelease.gitlab;

import io.jenkins.plugins.gitlabrelease.gitlab.http.DownloadTarget.Received;
import io.jenkins.plugins.gitlabrelease.gitlab.http.UploadSource;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.AssetAccess;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * Uploads and downloads one large file with little memory. No test; run it by hand against an emulator in another Java,
 * with the test class path:
 *
 * <pre>
 * java -Xmx64m -cp ... io.jenkins.plugins.gitlabrelease.emulator.EmulatorMain 8929
 * java -Xmx64m -cp ... io.jenkins.plugins.gitlabrelease.gitlab.LargeTransferMain http://127.0.0.1:8929 TOKEN 4096
 * </pre>
 */
public final class LargeTransferMain {
    private static final long MIB = 1024 * 1024;

    private LargeTransferMain() {}

    /** @param args URL, token, size in MiB */
    public static void main(String[] args) throws Exception {
        GitLabClient client = GitLabClient.builder(ServerUrl.parse(args[0]))
                .token(GitLabToken.personal(args[1]))
                .build();
        ProjectId project = ProjectId.of("acme/app");
        PackagesApi files = client.packages(project);
        UploadSource source = new Generated(Long.parseLong(args[2]) * MIB);

        long start = System.nanoTime();
        PackageFile stored = files.upload("large", "1", "large.bin", source);
        report("upload", source.length(), start);

        Path target = Files.createTempDirectory("large-transfer").resolve("large.bin");
        try {
            start = System.nanoTime();
            ReleaseLink link = new ReleaseLink(
                    1, "large", Fixture.packageUrl(client, "large", "1", "large.bin"), null, LinkType.PACKAGE);
            Received download = client.releaseLinks(project)
                    .download(
                            link,
                            new AssetAccess(client.server(), client.server(), Set.of(project.segment()), false),
                            new FileTarget(target),
                            stored.fileSha256());
            report("download", download.size(), start);
        } finally {
            Files.deleteIfExists(target);
            Files.delete(target.getParent());
        }
        System.out.printf(
                Locale.ROOT,
                "heap      %d MiB at most, peak %d MiB%n",
                Runtime.getRuntime().maxMemory() / MIB,
                peak() / MIB);
    }

    private static void report(String what, long bytes, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-9s %d MiB in %.1f s, %.0f MiB/s%n",
                what,
                bytes / MIB,
                seconds,
                bytes / (double) MIB / seconds);
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    /** Bytes that are the same each time and take no disk. */
    private record Generated(long length) implements UploadSource {
        @Override
        public InputStream open() {
            return new InputStream() {
                private long position;

                @Override
                public int read() {
                    return position == length ? -1 : at(position++) & 0xff;
                }

                @Override
                public int read(byte[] buffer, int offset, int wanted) throws IOException {
                    int count = (int) Math.min(wanted, length - position);
                    for (int i = 0; i < count; i++) {
                        buffer[offset + i] = at(position + i);
                    }
                    position += count;
                    return count == 0 && wanted > 0 ? -1 : count;
                }
            };
        }

        private static byte at(long position) {
            return (byte) (position * 0x9E3779B97F4A7C15L >>> 40);
        }
    }
}
