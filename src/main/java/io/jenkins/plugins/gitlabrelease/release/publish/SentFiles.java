package io.jenkins.plugins.gitlabrelease.release.publish;

import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.release.plan.AssetPlan;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What a run has sent so far, by file name: for the result when it succeeds, and to be taken back when it fails. */
final class SentFiles {

    /**
     * One file that this run put into the registry.
     *
     * @param file as GitLab recorded it
     * @param sha256 of the bytes sent
     * @param transfer whether another file of that name was there before
     * @param time how long it took, repeats included
     */
    record Entry(PackageFile file, String sha256, AssetPlan.Transfer transfer, Duration time) {}

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    void add(String fileName, Entry entry) {
        entries.put(fileName, entry);
    }

    Optional<Entry> find(String fileName) {
        return Optional.ofNullable(entries.get(fileName));
    }

    Collection<Entry> entries() {
        return entries.values();
    }
}
