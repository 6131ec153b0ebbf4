package io.jenkins.plugins.gitlabrelease.bench;

import com.sun.management.OperatingSystemMXBean;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.DownloadTarget;
import io.jenkins.plugins.gitlabrelease.gitlab.http.OkHttpCalls;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.ParallelWork;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import io.jenkins.plugins.gitlabrelease.release.existing.AssetDownload;
import io.jenkins.plugins.gitlabrelease.release.existing.AssetSelection;
import io.jenkins.plugins.gitlabrelease.release.publish.ReleaseEngine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
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
 * Publishes the files of a folder, or downloads those of a release, as often as a line comes in, in one warm process with the
 * connections that a controller keeps: what the benchmark measures of the plugin.
 */
public final class BenchClient {

    private static final ParallelWork TRANSFERS = ParallelWork.inOwnThreads(ParallelWork.USUAL_PLACES, "bench");
    private static final OkHttpClient SHARED = OkHttpCalls.pooling();

    private static final ProjectId PROJECT = ProjectId.of("acme/app");

    private BenchClient() {}

    /**
     * Reads lines {@code publish TAG FOLDER} and {@code download TAG FOLDER}, and answers each with wall time, CPU time (both
     * in milliseconds), the peak of the heap in MiB, and what was done.
     *
     * @param args URL, token
     */
    public static void main(String[] args) throws Exception {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ", 3);
            Work work = words[0].equals("publish")
                    ? publication(client(args[0], args[1]), words[1], files(Path.of(words[2])))
                    : download(client(args[0], args[1]), words[1], Path.of(words[2]));
            ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
            long cpu = cpu();
            long start = System.nanoTime();
            String done = work.run();
            System.out.printf(
                    Locale.ROOT,
                    "%d %d %d %s%n",
                    (System.nanoTime() - start) / 1_000_000,
                    (cpu() - cpu) / 1_000_000,
                    heap() >> 20,
                    done);
        }
    }

    @FunctionalInterface
    private interface Work {
        String run() throws IOException, InterruptedException;
    }

    private static Work publication(GitLabClient client, String tag, List<Asset> assets) {
        return () -> new ReleaseEngine(client, text -> {}, TRANSFERS)
                .publish(
                        PROJECT,
                        RequestBuilder.of(tag)
                                .description("Notes")
                                .assets(assets)
                                .build())
                .action()
                .toString();
    }

    private static Work download(GitLabClient client, String tag, Path folder) {
        return () -> {
            Release release = client.releases(PROJECT).get(tag);
            int files = new AssetDownload(client, text -> {}, TRANSFERS)
                    .run(
                            PROJECT,
                            release,
                            new AssetSelection("*", false, false),
                            path -> new DiskTarget(folder.resolve(path)))
                    .size();
            return files + "_FILES";
        };
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

    /** The peaks of all parts of the heap, which need not be at once; so they may add up to more than there is. */
    private static long heap() {
        long peaks = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        return Math.min(peaks, Runtime.getRuntime().maxMemory());
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

    /** Like a file of a workspace: beside its place until it is complete. */
    private record DiskTarget(Path file) implements DownloadTarget {

        private Path part() {
            return file.resolveSibling(file.getFileName() + ".part");
        }

        @Override
        public OutputStream open() throws IOException {
            return Files.newOutputStream(part());
        }

        @Override
        public void complete() throws IOException {
            Files.move(part(), file);
        }

        @Override
        public void discard() {
            part().toFile().delete();
        }

        @Override
        public boolean mayBeHtml() {
            return false;
        }
    }
}
