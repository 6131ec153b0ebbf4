package io.jenkins.plugins.gitlabrelease.release.publish;

import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Milestone;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageStatus;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.HarmlessText;
import io.jenkins.plugins.gitlabrelease.release.LongList;
import io.jenkins.plugins.gitlabrelease.release.PackageFileDeletion;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import io.jenkins.plugins.gitlabrelease.release.plan.ReleasePlan;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is left to do once the release is complete: replaced and pruned files go, and GitLab is asked for evidence. The release
 * stands whatever becomes of this, so a refusal is logged and does not fail the run.
 */
final class TidyUp {

    private final GitLabClient client;
    private final ReleaseLog log;
    private final PackageFileDeletion deletion;

    TidyUp(GitLabClient client, ReleaseLog log, PackageFileDeletion deletion) {
        this.client = client;
        this.log = log;
        this.deletion = deletion;
    }

    /**
     * Deletes replaced and pruned files.
     *
     * @param present the package's files as they were just read, by name, of each name the newest first
     * @return whether any file was deleted, so that what people download has to be checked again: another build may have taken
     *     back the file that hides a former one
     * @throws ReleaseException if somebody linked to a pruned file in the moment it was deleted
     */
    boolean deleteFormerFiles(ReleasePlan plan, SentFiles sent, Map<String, List<PackageFile>> present)
            throws ReleaseException, InterruptedException {
        Map<Long, PackageFile> former = new TreeMap<>();
        plan.obsoleteFiles().forEach(file -> former.put(file.id(), file));
        sent.all().stream()
                .filter(each -> sent.latest(each.plan().fileName()).orElse(each) != each)
                .forEach(each -> former.put(each.file().id(), each.file()));
        try {
            PackageFileDeletion.Outcome outcome = deletion.deleteUnlinked(plan.tag(), former.values(), present);
            try (LongList removed = new LongList(log, "former files removed");
                    LongList kept = new LongList(log, "former files stay in the package registry")) {
                outcome.deleted()
                        .forEach(file -> removed.line(
                                "removed the former file " + file.fileName() + " from the package registry"));
                outcome.linked()
                        .forEach((file, tag) -> kept.line("the former file " + file.fileName()
                                + " stays in the package registry: the release " + tag + " links to it"));
                outcome.refused()
                        .forEach((file, answer) -> kept.line("the former file " + file.fileName()
                                + " stays in the package registry: " + PackageFileDeletion.whyRefused(answer)));
            }
            for (String name : deletion.missing(plan.tag(), outcome)) {
                throw new ReleaseException("The file " + name + " was removed from the package registry while another"
                        + " build linked to it. Run that build again.");
            }
            return !outcome.deleted().isEmpty();
        } catch (GitLabException e) {
            log.line("former files stay in the package registry: " + e.getMessage());
            return true;
        }
    }

    /** An old GitLab ignores numbers of milestones, which are sent for titles that it would split. */
    void checkMilestones(ReleasePlan plan, Release after) {
        List<String> wanted = plan.milestoneIds() == null ? null : plan.fields().milestones();
        if (wanted == null) {
            return;
        }
        List<String> present = after.milestones().stream().map(Milestone::title).toList();
        wanted.stream()
                .filter(title -> !present.contains(HarmlessText.value(title)))
                .forEach(
                        title -> log.line(
                                "the release lacks the milestone \"" + title + "\": this GitLab takes milestones"
                                        + " by their titles, which it splits at commas. Give the milestone a title without a comma."));
    }

    /** An old GitLab takes a file and ignores that its package is to be hidden. */
    void checkHidden(ReleasePlan plan, SentFiles sent) throws InterruptedException {
        if (plan.packageStatus() != PackageStatus.HIDDEN || sent.all().isEmpty()) {
            return;
        }
        String name =
                "the package " + plan.target().name() + " " + plan.target().version();
        try {
            if (!client.packages(plan.projectId())
                    .list(plan.target().name(), plan.target().version())
                    .isEmpty()) {
                log.line(name + " is still in GitLab's list of packages: this GitLab does not hide packages");
            }
        } catch (GitLabException e) {
            log.line("whether GitLab hides " + name + " could not be read: " + e.getMessage());
        }
    }

    void collectEvidence(ReleasePlan plan) throws InterruptedException {
        if (!plan.evidence()) {
            return;
        }
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
