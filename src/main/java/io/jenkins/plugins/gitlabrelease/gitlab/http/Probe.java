package io.jenkins.plugins.gitlabrelease.gitlab.http;

import java.util.Optional;

/** Finds out whether a write without a clear answer had its effect. */
@FunctionalInterface
public interface Probe<T> {
    /**
     * Called after a failed attempt, if that or an earlier one may have had its effect.
     *
     * @return what the write should have answered, if it had its effect; else empty
     */
    Optional<T> effectOf(GitLabException failure) throws GitLabException, InterruptedException;

    /** For requests that may be repeated as they are. */
    static <T> Probe<T> idempotent() {
        return failure -> Optional.empty();
    }

    /** For a DELETE: what is not there any more was deleted by an earlier attempt. */
    static <T> Probe<Optional<T>> gone() {
        return failure -> failure.status() == 404 ? Optional.of(Optional.empty()) : Optional.empty();
    }

    /** For writes whose effect cannot be seen; without a clear answer they are not repeated. */
    static <T> Probe<T> unknowable() {
        return failure -> {
            throw failure;
        };
    }
}
