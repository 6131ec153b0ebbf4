package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.http.HttpListener.HttpHandler;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * When GitLab does what was asked although the client was answered long before: a proxy gives up with 504 or a connection is
 * cut, and Rails goes on and commits (contract 11.11). Without a time or a request given, at {@link #commitNow()}.
 *
 * <p>One object serves every request that its fault strikes; each is kept with its body and committed once, in the order in
 * which they came.
 */
public final class LateCommit {

    private record Kept(HttpRequest request, BlobStore.Blob body, HttpHandler real) {}

    private final Duration delay;
    private final Predicate<HttpRequest> before;
    private final Predicate<HttpRequest> after;
    private final List<Kept> waiting = new ArrayList<>();
    private final List<Integer> statuses = new ArrayList<>();

    private LateCommit(Duration delay, Predicate<HttpRequest> before, Predicate<HttpRequest> after) {
        this.delay = delay;
        this.before = before;
        this.after = after;
    }

    /** Commits when the test calls {@link #commitNow()}. */
    public static LateCommit onDemand() {
        return new LateCommit(null, request -> false, request -> false);
    }

    /** Commits that long after the request was answered. */
    public static LateCommit after(Duration delay) {
        return new LateCommit(delay, request -> false, request -> false);
    }

    /** Commits right before the next request of that method whose target contains the text is served. */
    public static LateCommit before(String method, String pathPart) {
        return new LateCommit(null, Faults.fitting(method, pathPart), request -> false);
    }

    /** Commits right after the next request of that method whose target contains the text was served. */
    public static LateCommit after(String method, String pathPart) {
        return new LateCommit(null, request -> false, Faults.fitting(method, pathPart));
    }

    /** Commits all that waits, on this thread; nothing happens if nothing waits. */
    public void commitNow() {
        List<Kept> due;
        synchronized (this) {
            due = List.copyOf(waiting);
            waiting.clear();
        }
        due.forEach(this::commit);
    }

    /** Returns the status of each commit so far, as the client would have seen it: 400 and above if nothing was done. */
    public synchronized List<Integer> statuses() {
        return List.copyOf(statuses);
    }

    /** Waits until that many commits were made; fails after half a minute. */
    public synchronized void awaitCommits(int count) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (statuses.size() < count) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("only " + statuses.size() + " of " + count + " late commits were made");
            }
            wait(left);
        }
    }

    void keep(HttpRequest request, BlobStore.Blob body, HttpHandler real, BiConsumer<Runnable, Duration> timer) {
        Kept kept = new Kept(request, body, real);
        synchronized (this) {
            waiting.add(kept);
        }
        if (delay != null) {
            timer.accept(
                    () -> {
                        if (taken(kept)) {
                            commit(kept);
                        }
                    },
                    delay);
        }
    }

    void arrived(HttpRequest request) {
        if (before.test(request)) {
            commitNow();
        }
    }

    void answered(HttpRequest request) {
        if (after.test(request)) {
            commitNow();
        }
    }

    private synchronized boolean taken(Kept kept) {
        return waiting.remove(kept);
    }

    private void commit(Kept kept) {
        int status;
        try (InputStream body = kept.body().content().open()) {
            status = kept.real()
                    .handle(kept.request().withBody(body, kept.body().size()))
                    .status();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        synchronized (this) {
            statuses.add(status);
            notifyAll();
        }
    }
}
