package io.jenkins.plugins.gitlabrelease.gitlab.http;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long the client waits. The total time of an upload or a download is never limited, only the time in which no byte
 * moves.
 *
 * @param connect for a connection, TLS included
 * @param idle for the next bytes, in either direction
 * @param whole for one attempt of a request that carries no file
 * @param uploaded from the last byte of an upload to the answer: GitLab hashes the file and moves it meanwhile
 */
public record Timeouts(Duration connect, Duration idle, Duration whole, Duration uploaded) implements Serializable {
    /** 10 seconds, 1 minute, 5 minutes, 15 minutes. */
    public static Timeouts standard() {
        return new Timeouts(
                Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15));
    }

    /** The same, with each of them at most that long. */
    public Timeouts noLongerThan(Duration longest) {
        return new Timeouts(min(connect, longest), min(idle, longest), min(whole, longest), min(uploaded, longest));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
