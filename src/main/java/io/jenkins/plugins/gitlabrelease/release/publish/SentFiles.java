package io.jenkins.plugins.gitlabrelease.release.publish;

import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.release.plan.AssetPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run has put into the package registry, in all its rounds: for the result when it succeeds, and to be withdrawn when
 * it fails. Uploads report from several threads.
 */
final class SentFiles {

    /**
     * One file that this run sent.
     *
     * @param file as GitLab recorded it
     * @param sha256 of the bytes sent
     * @param transfer whether another file of that name was there before
     * @param time how long it took, repeats included
     */
    record Sent(PackageFile file, String sha256, AssetPlan.Transfer transfer, Duration time) {}

    private final List<Sent> all = new ArrayList<>();

    synchronized void add(Sent sent) {
        all.add(sent);
    }

    /** The file of that name in the package that was sent last. */
    synchronized Optional<Sent> latest(String fileName) {
        return all.stream()
                .filter(sent -> sent.file().fileName().equals(fileName))
                .reduce((earlier, later) -> later);
    }

    synchronized List<Sent> all() {
        return List.copyOf(all);
    }
}
