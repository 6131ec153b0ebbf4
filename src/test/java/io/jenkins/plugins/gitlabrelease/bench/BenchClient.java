package io.jenkins.plugins.gitlabrelease.bench;

import com.sun.management.OperatingSystemMXBean;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.http.OkHttpCalls;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ServerUrl;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.ParallelWork;
import io.jenkins.plugins.gitlabrelease.release.ReleaseResult;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import io.jenkins.plugins.gitlabrelease.release.publish.ReleaseEngine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;

/**
 * Publishes the files of a folder, as often as a line comes in, in one warm process with the connections that a controller
 * keeps: what the benchmark measures of the plugin.
 */
public final class BenchClient {

    private static final ParallelWork TRANSFERS = ParallelWork.inOwnThreads(ParallelWork.USUAL_PLACES, "bench");
    private static final OkHttpClient SHARED = OkHttpCalls.pooling();

    private BenchClient() {}

    /**
     * Reads lines {@code TAG FOLDER} and answers each with wall time, CPU time (both in milliseconds) and the peak of the heap
     * in MiB.
     *
     * @param args URL, token
     */
    public static void main(String[] args) throws Exception {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ", 2);
            List<Asset> assets = files(Path.of(words[1]));
            ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
            long cpu = cpu();
            long start = System.nanoTime();
            ReleaseResult result = new ReleaseEngine(client(args[0], args[1]), text -> {}, TRANSFERS)
                    .publish(
                            ProjectId.of("acme/app"),
                            RequestBuilder.of(words[0])
                                    .ref("main")
                                    .description("Notes")
                                    .assets(assets)
                                    .build());
            System.out.printf(
                    Locale.ROOT,
                    "%d %d %d %s%n",
                    (System.nanoTime() - start) / 1_000_000,
                    (cpu() - cpu) / 1_000_000,
                    heap() >> 20,
                    result.action());
        }
    }

    /** A client of its own for each publication, as on the controller. */
    private static GitLabClient client(String url, String token) {
        return GitLabClient.builder(ServerUrl.parse(url))
                .token(GitLabToken.personal(token))
                .http(SHARED)
                .build();
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static List<Asset> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().<Asset>map(DiskFile::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record DiskFile(Path file) implements Asset {

        @Override
        public String path() {
            return file.getFileName().toString();
        }

        @Override
        public long length() throws IOException {
            return Files.size(file);
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
