package io.jenkins.plugins.gitlabrelease.release;

import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.ReleaseLink;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Takes back what a failed run sent and could not publish. What a link of the release leads to stays, also when the run
 * failed after it: better a file that the next run finds and reuses than a release with a hole.
 */
final class Withdrawal {

    private final GitLabClient client;
    private final ReleaseLog log;

    Withdrawal(GitLabClient client, ReleaseLog log) {
        this.client = client;
        this.log = log;
    }

    /** Never fails; what could not be removed is told in the log. */
    void withdraw(ReleasePlan plan, UploadLedger ledger) {
        boolean interrupted = Thread.interrupted();
        try {
            removeUnlinked(plan, ledger);
        } catch (GitLabException e) {
            log.line("what was uploaded stays in the package registry, where the next run finds it: " + e.getMessage());
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void removeUnlinked(ReleasePlan plan, UploadLedger ledger) throws GitLabException, InterruptedException {
        if (ledger.entries().isEmpty()) {
            return;
        }
        ProjectId projectId = plan.projectId();
        Set<String> linked = client.releases(projectId).find(plan.request().tag()).map(Release::links).stream()
                .flatMap(links -> links.stream().map(ReleaseLink::url))
                .collect(Collectors.toSet());
        Set<Long> packages = new TreeSet<>();
        for (UploadLedger.Entry entry : ledger.entries()) {
            PackageFile file = entry.file();
            if (!linked.contains(urlOf(plan, file))) {
                client.packages(projectId).deleteFile(file.packageId(), file.id());
                log.line("removed " + file.fileName() + " from the package registry, because nothing was published");
                packages.add(file.packageId());
            }
        }
        removeEmpty(projectId, packages);
    }

    private void removeEmpty(ProjectId projectId, Set<Long> packages) throws GitLabException, InterruptedException {
        for (long id : packages) {
            if (client.packages(projectId).files(id).isEmpty()) {
                client.packages(projectId).delete(id);
            }
        }
    }

    private String urlOf(ReleasePlan plan, PackageFile file) {
        PackageCoordinates target = plan.target();
        return client.genericPackages(plan.projectId()).url(target.name(), target.version(), file.fileName());
    }
}
