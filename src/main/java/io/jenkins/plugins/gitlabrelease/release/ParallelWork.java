package io.jenkins.plugins.gitlabrelease.release;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Work that is done several at a time. All who share one of these, such as the builds that publish to one server, share its
 * places: a place is given to whoever has waited longest, and each caller waits for one place at a time, so that a build with
 * a thousand files does not keep one with three files waiting. No thread is taken before there is a place for it.
 */
public final class ParallelWork {

    /**
     * Files that travel to one server at a time, over all builds, unless an administrator says otherwise. Measured: 500 files of
     * 64 KiB over a network with 100 ms of latency take 2.5 s with 32 places and 1.8 s with 64, which is what {@code curl}
     * takes; large files share the line in any case.
     */
    public static final int USUAL_PLACES = 64;

    /** How long work that was interrupted may take to end, in seconds: a safety net, since its request is cut at once. */
    private static final int CUT_OFF_SECONDS = 5;

    /** Questions that are asked at a time where fewer files may travel: they are short. */
    private static final int LEAST_QUESTIONS = 8;

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final Semaphore FREE_PROCESSORS = new Semaphore(PROCESSORS, true);

    private final int places;
    private final Semaphore free;
    private final Semaphore freeForQuestions;
    private final Executor threads;

    /**
     * @param places how much may be done at a time, at least 1
     * @param threads run the work; there have to be enough of them for all places, also for those of {@link #forQuestions}
     */
    public ParallelWork(int places, Executor threads) {
        this(
                places,
                new Semaphore(checked(places), true),
                new Semaphore(Math.max(places, LEAST_QUESTIONS), true),
                threads);
    }

    private ParallelWork(int places, Semaphore free, Semaphore freeForQuestions, Executor threads) {
        this.places = places;
        this.free = free;
        this.freeForQuestions = freeForQuestions;
        this.threads = threads;
    }

    private static int checked(int places) {
        if (places < 1) {
            throw new IllegalArgumentException("there are " + places + " places for parallel work, and it takes one");
        }
        return places;
    }

    /** Runs the work in daemon threads of its own, which end when they have been idle for a minute. */
    public static ParallelWork inOwnThreads(int places, String threadName) {
        return new ParallelWork(places, Executors.newCachedThreadPool(daemons(threadName)));
    }

    private static ThreadFactory daemons(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Short requests that do not wait for files which travel: they have as many places again, over all builds. Work in such a
     * place may not ask for another one.
     */
    public ParallelWork forQuestions() {
        return new ParallelWork(places, freeForQuestions, freeForQuestions, threads);
    }

    /** Work in the same threads that needs a processor and no network: as much at a time as there are, over all builds. */
    public ParallelWork forProcessors() {
        return new ParallelWork(PROCESSORS, FREE_PROCESSORS, freeForQuestions, threads);
    }

    /** How much is done at a time. */
    public int places() {
        return places;
    }

    /** What is done for one item. */
    @FunctionalInterface
    public interface Step<T> {
        void of(T item) throws IOException, InterruptedException;
    }

    /**
     * Does the step for each item, in their order as places become free. When one fails, no other is begun, and those under
     * way come to their end, so that what was done is known. An interrupt cuts them off.
     *
     * @throws IOException the first failure there was; the others are attached to it as suppressed
     */
    public <T> void forEach(Collection<? extends T> items, Step<T> step) throws IOException, InterruptedException {
        Batch batch = new Batch();
        boolean complete = false;
        try {
            for (T item : items) {
                free.acquire();
                if (batch.failed()) {
                    free.release();
                    break;
                }
                batch.start(() -> step.of(item));
            }
            batch.awaitAll();
            complete = true;
        } finally {
            if (!complete) {
                batch.cutOff();
            }
        }
        batch.throwFailure();
    }

    /**
     * Does something in a thread of its own, without a place, and waits for it that long at most; then it is interrupted. An
     * interrupt of the caller changes nothing of that, and stays set.
     */
    public void runBriefly(Runnable work, Duration longest) {
        FutureTask<Void> future = new FutureTask<>(work, null);
        boolean interrupted = Thread.interrupted();
        try {
            threads.execute(future);
            future.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            future.cancel(true);
        } finally {
            if (interrupted) {
                future.cancel(true);
                Thread.currentThread().interrupt();
            }
        }
    }

    @FunctionalInterface
    private interface Task {
        void run() throws IOException, InterruptedException;
    }

    /** The items of one call. */
    private final class Batch {

        private final List<FutureTask<Void>> started = new ArrayList<>();
        private final List<CountDownLatch> ends = new ArrayList<>();
        private final List<Throwable> failures = new ArrayList<>();

        /** Takes over a place that was acquired, and gives it back at the end. */
        void start(Task task) {
            CountDownLatch end = new CountDownLatch(1);
            FutureTask<Void> future = new FutureTask<>(() -> run(task), null);
            boolean running = false;
            try {
                threads.execute(() -> {
                    try {
                        future.run();
                    } finally {
                        free.release();
                        end.countDown();
                    }
                });
                running = true;
            } finally {
                if (!running) {
                    free.release();
                }
            }
            started.add(future);
            ends.add(end);
        }

        private void run(Task task) {
            try {
                task.run();
            } catch (IOException | InterruptedException | RuntimeException | Error e) {
                synchronized (failures) {
                    failures.add(e);
                }
            }
        }

        boolean failed() {
            synchronized (failures) {
                return !failures.isEmpty();
            }
        }

        void awaitAll() throws InterruptedException {
            for (CountDownLatch end : ends) {
                end.await();
            }
        }

        void cutOff() {
            boolean interrupted = Thread.interrupted();
            started.forEach(future -> future.cancel(true));
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(CUT_OFF_SECONDS);
            try {
                for (CountDownLatch end : ends) {
                    if (!end.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                        break;
                    }
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        void throwFailure() throws IOException, InterruptedException {
            Throwable first;
            synchronized (failures) {
                if (failures.isEmpty()) {
                    return;
                }
                first = failures.get(0);
                failures.stream().skip(1).filter(other -> other != first).forEach(first::addSuppressed);
            }
            if (first instanceof IOException failure) {
                throw failure;
            }
            if (first instanceof InterruptedException interrupt) {
                throw interrupt;
            }
            if (first instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(first);
        }
    }
}
