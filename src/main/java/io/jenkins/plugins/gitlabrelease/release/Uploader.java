package io.jenkins.plugins.gitlabrelease.release;

import io.jenkins.plugins.gitlabrelease.gitlab.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.PackageFile;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Sends a plan's files, several at a time, and checks each against the digest that GitLab recorded. The first file of a
 * new package version goes alone, because GitLab up to 17 answers 500 when two requests create one version at once
 * (GitLab's document "Generic packages", troubleshooting).
 */
final class Uploader {

    /** How long a cancelled upload may take to notice, in seconds; its call is cut at once, so this is a safety net. */
    private static final int CANCEL_SECONDS = 5;

    private final GitLabClient client;
    private final ReleaseLog log;
    private final EngineOptions options;
    private final UploadLedger ledger;
    private final LongSupplier nanos;

    /** @param nanos a running clock, in nanoseconds from any point on */
    Uploader(GitLabClient client, ReleaseLog log, EngineOptions options, UploadLedger ledger, LongSupplier nanos) {
        this.client = client;
        this.log = log;
        this.options = options;
        this.ledger = ledger;
        this.nanos = nanos;
    }

    void upload(ReleasePlan plan) throws IOException, InterruptedException {
        List<AssetPlan> files = plan.assets().stream().filter(AssetPlan::isSent).toList();
        if (files.isEmpty()) {
            return;
        }
        int alone = plan.newPackage() ? 1 : 0;
        for (AssetPlan first : files.subList(0, alone)) {
            send(plan, first);
        }
        sendAll(plan, files.subList(alone, files.size()));
    }

    private void sendAll(ReleasePlan plan, List<AssetPlan> files) throws IOException, InterruptedException {
        if (files.isEmpty()) {
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(options.parallelUploads(), files.size()));
        try {
            ByteBudget budget = new ByteBudget(options.bytesInFlight());
            CompletionService<Void> running = new ExecutorCompletionService<>(threads);
            for (AssetPlan file : files) {
                running.submit(() -> {
                    budget.acquire(file.length());
                    try {
                        send(plan, file);
                    } finally {
                        budget.release(file.length());
                    }
                    return null;
                });
            }
            for (int done = 0; done < files.size(); done++) {
                running.take().get();
            }
        } catch (ExecutionException e) {
            throw asIOException(e.getCause());
        } finally {
            threads.shutdownNow();
            awaitEnd(threads);
        }
    }

    private void send(ReleasePlan plan, AssetPlan file) throws IOException, InterruptedException {
        long start = nanos.getAsLong();
        HashedSource source = new HashedSource(file, () -> new Progress(file.name(), file.length(), log, nanos));
        PackageFile stored = put(plan, file, source);
        String sha256 = source.sha256();
        Duration time = Duration.ofNanos(nanos.getAsLong() - start);
        ledger.add(file.fileName(), new UploadLedger.Entry(stored, sha256, file.transfer(), time));
        if (stored.fileSha256() != null && !stored.fileSha256().equals(sha256)) {
            throw new ReleaseException("GitLab stored other bytes than were sent for "
                    + file.asset().path() + ": its SHA-256 is " + stored.fileSha256() + " and should be " + sha256
                    + ". Something between Jenkins and GitLab changes uploads; check proxies.");
        }
        log.line("uploaded " + file.name() + " (" + Numbers.size(file.length()) + ", SHA-256 " + sha256 + ")");
    }

    private PackageFile put(ReleasePlan plan, AssetPlan file, HashedSource source)
            throws IOException, InterruptedException {
        PackageCoordinates target = plan.target();
        try {
            return client.genericPackages(plan.projectId())
                    .upload(target.name(), target.version(), file.fileName(), source);
        } catch (GitLabException e) {
            if (e.kind() != ErrorKind.SOURCE_UNREADABLE) {
                throw e;
            }
            throw new ReleaseException(
                    "The file " + file.asset().path() + " could not be uploaded: " + e.getMessage(), e);
        }
    }

    private static void awaitEnd(ExecutorService threads) {
        boolean interrupted = Thread.interrupted();
        try {
            threads.awaitTermination(CANCEL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static IOException asIOException(Throwable cause) throws InterruptedException {
        if (cause instanceof IOException failure) {
            return failure;
        }
        if (cause instanceof InterruptedException interrupt) {
            throw interrupt;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException(cause);
    }
}
