package io.jenkins.plugins.gitlabrelease.release.publish;

import io.jenkins.plugins.gitlabrelease.release.EngineOptions;
import io.jenkins.plugins.gitlabrelease.release.plan.AssetPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends several files at a time. When one fails, no other is begun, and those on their way arrive, so that what is there is
 * known and can be removed; {@link EngineOptions} bounds how much that is. An interrupt cuts them off.
 */
final class ParallelSending {

    /** How long a file that was cut off may take to notice, in seconds: a safety net, since its request is cut at once. */
    private static final int CUT_OFF_SECONDS = 5;

    private final EngineOptions options;
    private final ByteBudget budget;
    private final AtomicBoolean failed = new AtomicBoolean();

    ParallelSending(EngineOptions options) {
        this.options = options;
        this.budget = new ByteBudget(options.bytesInFlight());
    }

    /** Sends one file. */
    @FunctionalInterface
    interface Sender {
        void send(AssetPlan file) throws IOException, InterruptedException;
    }

    /** @throws IOException the first failure there was; the others are attached to it as suppressed */
    void sendAll(List<AssetPlan> files, Sender sender) throws IOException, InterruptedException {
        if (files.isEmpty()) {
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(options.parallelUploads(), files.size()));
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (AssetPlan file : files) {
                running.add(threads.submit(task(file, sender)));
            }
            awaitAll(running);
        } finally {
            threads.shutdownNow();
            awaitEnd(threads);
        }
    }

    private Callable<Void> task(AssetPlan file, Sender sender) {
        return () -> {
            budget.acquire(file.length());
            try {
                if (!failed.get()) {
                    sender.send(file);
                }
            } catch (IOException | RuntimeException e) {
                failed.set(true);
                throw e;
            } finally {
                budget.release(file.length());
            }
            return null;
        };
    }

    private static void awaitAll(List<Future<Void>> running) throws IOException, InterruptedException {
        Throwable first = null;
        for (Future<Void> file : running) {
            try {
                file.get();
            } catch (ExecutionException e) {
                if (first == null) {
                    first = e.getCause();
                } else {
                    first.addSuppressed(e.getCause());
                }
            }
        }
        if (first instanceof IOException failure) {
            throw failure;
        }
        if (first instanceof InterruptedException interrupt) {
            throw interrupt;
        }
        if (first != null) {
            throw new IllegalStateException(first);
        }
    }

    private static void awaitEnd(ExecutorService threads) {
        boolean interrupted = Thread.interrupted();
        try {
            threads.awaitTermination(CUT_OFF_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
