package io.jenkins.plugins.gitlabrelease.release.publish;

import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import io.jenkins.plugins.gitlabrelease.release.plan.PackageCoordinates;
import io.jenkins.plugins.gitlabrelease.release.plan.ReleasePlan;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Takes back what a failed run sent and could not publish. What a link of the release leads to stays, also when the run
 * failed after it: better a file that the next run finds and reuses than a release with a hole.
 */
final class Withdrawal {

    /** An aborted build may be held up by this at most so long; what is not removed by then, the next run finds. */
    private static final long ABORT_MILLIS = TimeUnit.SECONDS.toMillis(2);

    private final GitLabClient client;
    private final ReleaseLog log;
    private final ReleasePlan plan;
    private final SentFiles sent;

    Withdrawal(GitLabClient client, ReleaseLog log, ReleasePlan plan, SentFiles sent) {
        this.client = client;
        this.log = log;
        this.plan = plan;
        this.sent = sent;
    }

    /** Never fails; what could not be removed is told in the log. An interrupt stops it and stays set. */
    void withdraw() {
        if (sent.all().isEmpty()) {
            return;
        }
        try {
            removeUnlinked();
        } catch (GitLabException e) {
            log.line("what was uploaded stays in the package registry, where the next run finds it: " + e.getMessage());
        } catch (InterruptedException e) {
            log.line("what was uploaded stays in the package registry, where the next run finds it");
            Thread.currentThread().interrupt();
        }
    }

    /** As {@link #withdraw()}, for a build that was aborted and shall end now. */
    void withdrawPromptly() {
        Thread thread = new Thread(this::withdraw, "gitlab-release clean-up of " + plan.tag());
        thread.setDaemon(true);
        boolean interrupted = Thread.interrupted();
        try {
            thread.start();
            thread.join(ABORT_MILLIS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        thread.interrupt();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void removeUnlinked() throws GitLabException, InterruptedException {
        ProjectId projectId = plan.projectId();
        Set<String> linked = client.releases(projectId).find(plan.tag()).map(Release::links).stream()
                .flatMap(links -> links.stream().map(ReleaseLink::url))
                .collect(Collectors.toSet());
        Set<Long> packages = new TreeSet<>();
        for (SentFiles.Sent entry : sent.all()) {
            PackageFile file = entry.file();
            if (!linked.contains(urlOf(file))) {
                client.packages(projectId).deleteFile(file.packageId(), file.id());
                log.line("removed " + file.fileName() + " from the package registry, because nothing was published");
                packages.add(file.packageId());
            }
        }
        for (long id : packages) {
            if (client.packages(projectId).files(id).isEmpty()) {
                client.packages(projectId).delete(id);
            }
        }
    }

    private String urlOf(PackageFile file) {
        PackageCoordinates target = plan.target();
        return client.packages(plan.projectId()).url(target.name(), target.version(), file.fileName());
    }
}
