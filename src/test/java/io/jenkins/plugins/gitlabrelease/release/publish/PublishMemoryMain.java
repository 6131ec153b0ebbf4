package io.jenkins.plugins.gitlabrelease.release.publish;

import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Publishes many large files with little memory and tells how much heap that took. No test; run it by hand against an
 * emulator in another Java, with the test class path:
 *
 * <pre>
 * java -cp ... io.jenkins.plugins.gitlabrelease.emulator.EmulatorMain 8929
 * java -Xmx64m -cp ... io.jenkins.plugins.gitlabrelease.release.publish.PublishMemoryMain http://127.0.0.1:8929 TOKEN 16 256
 * </pre>
 *
 * The heap at its peak does not grow with the number of files or with their size.
 */
public final class PublishMemoryMain {

    private static final long MIB = 1 << 20;

    private PublishMemoryMain() {}

    /** @param args URL, token, number of files, size of each in MiB */
    public static void main(String[] args) throws Exception {
        int files = Integer.parseInt(args[2]);
        long mib = Long.parseLong(args[3]);
        GitLabClient client = GitLabClient.builder(ServerUrl.parse(args[0]))
                .token(GitLabToken.personal(args[1]))
                .build();
        List<Asset> assets = IntStream.range(0, files)
                .<Asset>mapToObj(i -> new Zeros("zeros-" + files + "-" + mib + "-" + i + ".bin", mib * MIB))
                .toList();
        long start = System.nanoTime();
        new ReleaseEngine(client, System.out::println, EngineFixture.TRANSFERS)
                .publish(
                        ProjectId.of("acme/app"),
                        RequestBuilder.of("v1.0").assets(assets).build());
        double seconds = (System.nanoTime() - start) / 1e9;
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        System.out.printf(
                Locale.ROOT,
                "%d files of %d MiB in %.1f s; heap %d MiB at its peak, %d MiB allowed%n",
                files,
                mib,
                seconds,
                peak / MIB,
                Runtime.getRuntime().maxMemory() / MIB);
    }

    /** A file that takes no disk; small pieces, so that no buffer of the size of the file can hide in it. */
    private record Zeros(String path, long length) implements Asset {

        @Override
        public InputStream open() {
            int pieces = (int) (length / MIB);
            List<InputStream> streams = IntStream.range(0, pieces)
                    .<InputStream>mapToObj(i -> new ZeroStream((int) MIB))
                    .toList();
            return new SequenceInputStream(Collections.enumeration(streams));
        }
    }

    private static final class ZeroStream extends InputStream {

        private int left;

        ZeroStream(int length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int count) {
            int n = Math.min(count, left);
            if (n <= 0) {
                return -1;
            }
            Arrays.fill(buffer, offset, offset + n, (byte) 0);
            left -= n;
            return n;
        }
    }
}
