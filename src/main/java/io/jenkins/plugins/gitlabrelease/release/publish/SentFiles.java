package io.jenkins.plugins.gitlabrelease.release.publish;

import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.release.plan.AssetPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run has put into the package registry, in all its rounds: for the result when it succeeds, and to be withdrawn when
 * it fails. Uploads report from several threads.
 */
final class SentFiles {

    /**
     * One file that this run sent.
     *
     * @param plan what it was sent for
     * @param file as GitLab recorded it
     * @param sha256 of the bytes sent
     * @param begun when it began, in nanoseconds of the system
     * @param time how long it took, repeats included
     */
    record Sent(AssetPlan plan, PackageFile file, String sha256, long begun, Duration time) {}

    private final List<Sent> all = new ArrayList<>();
    private final Map<String, Sent> latest = new HashMap<>();
    private final List<AssetPlan> unclear = new ArrayList<>();

    synchronized void add(Sent sent) {
        all.add(sent);
        latest.put(sent.plan().fileName(), sent);
    }

    /** Notes an upload that GitLab may still store, although it failed or was cancelled. */
    synchronized void addUnclear(AssetPlan plan) {
        unclear.add(plan);
    }

    /** The file of that name in the package that was sent last. */
    synchronized Optional<Sent> latest(String fileName) {
        return Optional.ofNullable(latest.get(fileName));
    }

    synchronized List<Sent> all() {
        return List.copyOf(all);
    }

    synchronized List<AssetPlan> unclear() {
        return List.copyOf(unclear);
    }
}
