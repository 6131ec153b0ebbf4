package io.jenkins.plugins.gitlabrelease.gitlab.http;

import java.time.Duration;

/** Waits; tests give one that does not. */
@FunctionalInterface
public interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
}
