package io.jenkins.plugins.gitlabrelease.gitlab.http;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/**
 * Runs an OkHttp call, its answer's body included, on a thread of OkHttp while the caller waits. A thread that waits for
 * a socket cannot be interrupted; one that waits for another thread can.
 */
final class Exchange<T> implements Callback {
    /** How long an interrupted caller waits for files to be closed and removed; usually it takes no time. */
    private static final long GRACE_SECONDS = 5;

    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final AnswerReader<T> reader;

    private Exchange(AnswerReader<T> reader) {
        this.reader = reader;
    }

    /** @throws InterruptedException if the thread is interrupted; the call is cancelled then */
    static <T> T run(Call call, AnswerReader<T> reader) throws IOException, InterruptedException {
        Exchange<T> exchange = new Exchange<>(reader);
        call.enqueue(exchange);
        try {
            return exchange.result.get();
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } catch (InterruptedException e) {
            call.cancel();
            exchange.settle();
            throw e;
        }
    }

    private void settle() {
        try {
            result.get(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            return;
        }
    }

    @Override
    public void onFailure(Call call, IOException e) {
        result.completeExceptionally(e);
    }

    @Override
    public void onResponse(Call call, Response response) {
        try (response) {
            result.complete(reader.read(response));
        } catch (IOException | RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
    }

    /** The failure as it was on the other thread. */
    private static IOException rethrown(Throwable failure) {
        if (failure instanceof IOException e) {
            return e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        return new IOException(failure);
    }
}
