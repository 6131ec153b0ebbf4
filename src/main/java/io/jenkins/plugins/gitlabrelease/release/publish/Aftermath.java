package io.jenkins.plugins.gitlabrelease.release.publish;

import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import io.jenkins.plugins.gitlabrelease.release.plan.ReleasePlan;

/**
 * What is left to do once the release is complete: files that nothing leads to any more go, and evidence is asked for. The
 * release stands whatever becomes of this, so a refusal is told and no more.
 */
final class Aftermath {

    private final GitLabClient client;
    private final ReleaseLog log;

    Aftermath(GitLabClient client, ReleaseLog log) {
        this.client = client;
        this.log = log;
    }

    void handle(ReleasePlan plan) throws InterruptedException {
        for (PackageFile file : plan.obsoleteFiles().toList()) {
            remove(plan, file);
        }
        if (plan.evidence()) {
            collectEvidence(plan);
        }
    }

    private void remove(ReleasePlan plan, PackageFile file) throws InterruptedException {
        try {
            client.packages(plan.projectId()).deleteFile(file.packageId(), file.id());
            log.line("removed the former file " + file.fileName() + " from the package registry");
        } catch (GitLabException e) {
            String cause = e.kind() == ErrorKind.FORBIDDEN
                    ? "GitLab lets only maintainers delete package files, and the token has a lower role"
                    : e.getMessage();
            log.line("the former file " + file.fileName() + " stays in the package registry: " + cause);
        }
    }

    private void collectEvidence(ReleasePlan plan) throws InterruptedException {
        try {
            client.releases(plan.projectId()).collectEvidence(plan.tag());
            log.line("asked GitLab to collect evidence");
        } catch (GitLabException e) {
            String cause = e.kind() == ErrorKind.ROUTE_NOT_FOUND || e.kind() == ErrorKind.NOT_FOUND
                    ? "this GitLab cannot do it; it is part of Premium and Ultimate"
                    : e.getMessage();
            log.line("no evidence was collected: " + cause);
        }
    }
}
