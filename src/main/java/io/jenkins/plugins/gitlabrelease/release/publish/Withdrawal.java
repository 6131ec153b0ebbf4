package io.jenkins.plugins.gitlabrelease.release.publish;

import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.release.LongList;
import io.jenkins.plugins.gitlabrelease.release.PackageFileDeletion;
import io.jenkins.plugins.gitlabrelease.release.PackageFiles;
import io.jenkins.plugins.gitlabrelease.release.ParallelWork;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import io.jenkins.plugins.gitlabrelease.release.plan.AssetPlan;
import io.jenkins.plugins.gitlabrelease.release.plan.ReleasePlan;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Takes back what a failed run did, so that the release serves the bytes it served before: changes of the release that went
 * through, and files that were sent.
 *
 * <p>All of it only if the publication was refused for certain. If one of its requests was cancelled, or brought no clear
 * answer, GitLab may publish it yet, and then the files have to be there.
 */
final class Withdrawal {

    private static final String LEFT = "what was uploaded stays in the package registry, where the next run finds it";

    private final GitLabClient client;
    private final ReleaseLog log;
    private final ParallelWork transfers;
    private final PackageFileDeletion deletion;
    private final SentFiles sent;
    private final ReleaseWriter writer;
    private final Uploader uploader;
    private final TagRuns.Member others;

    /** @param others runs that may rely on what this one sent */
    Withdrawal(
            GitLabClient client,
            ReleaseLog log,
            ParallelWork transfers,
            PackageFileDeletion deletion,
            SentFiles sent,
            ReleaseWriter writer,
            Uploader uploader,
            TagRuns.Member others) {
        this.client = client;
        this.log = log;
        this.transfers = transfers;
        this.deletion = deletion;
        this.sent = sent;
        this.writer = writer;
        this.uploader = uploader;
        this.others = others;
    }

    /**
     * What a failed run leaves for people to see.
     *
     * @param changed names of files that downloads get with other bytes than before, and "fields or links"
     * @param pending names of files that downloads may get with other bytes yet, because GitLab may still store an upload
     */
    record Left(Set<String> changed, Set<String> pending) {

        static final Left NOTHING = new Left(Set.of(), Set.of());

        /** Further sentences for the message of the run, each after a blank; empty if nothing is left. */
        @Override
        public String toString() {
            String now = changed.isEmpty()
                    ? ""
                    : " The release has changed in part: new are " + String.join(", ", changed) + ".";
            String soon = pending.isEmpty()
                    ? ""
                    : " GitLab gave no clear answer to an upload and may still store the new "
                            + String.join(", ", pending) + ".";
            return now + soon + (now.isEmpty() && soon.isEmpty() ? "" : " Run this build again.");
        }
    }

    /**
     * Never fails; what could not be taken back is logged. An interrupt stops it and stays set.
     *
     * @param before the plan of the first round, which says what was there
     */
    Left withdraw(ReleasePlan plan, ReleasePlan before) {
        Set<String> pending = replacements(sent.unclear());
        Set<String> changed = replacements(sentPlans());
        changed.addAll(pending);
        try {
            if (writer.isInDoubt()) {
                if (!sent.all().isEmpty()) {
                    log.line(LEFT + ": GitLab may still publish it");
                }
            } else {
                others.takingBack(() -> {
                    writer.takeBack(plan);
                    takeFilesBack(plan);
                });
            }
            if (!changed.isEmpty()) {
                changed.retainAll(servedAnew(plan, before));
            }
        } catch (GitLabException e) {
            log.line(LEFT + ": " + e.getMessage());
        } catch (InterruptedException e) {
            log.line(LEFT);
            Thread.currentThread().interrupt();
        }
        pending.removeAll(changed);
        for (String name : changed) {
            log.line("the release has the new " + name + " now, although the run failed");
        }
        for (String name : pending) {
            log.line("GitLab gave no clear answer to an upload and may still store the new " + name);
        }
        return withFieldsOrLinks(changed, pending);
    }

    /** What people see of a failed run that takes nothing back. */
    Left whatIsNew() {
        Set<String> changed = replacements(sentPlans());
        Set<String> pending = replacements(sent.unclear());
        pending.removeAll(changed);
        return withFieldsOrLinks(changed, pending);
    }

    private List<AssetPlan> sentPlans() {
        return sent.all().stream().map(SentFiles.Sent::plan).toList();
    }

    private Left withFieldsOrLinks(Set<String> changed, Set<String> pending) {
        if (writer.hasChangedTheRelease()) {
            changed.add("fields or links");
        }
        return new Left(changed, pending);
    }

    private void takeFilesBack(ReleasePlan plan) throws GitLabException, InterruptedException {
        Map<Long, SentFiles.Sent> files = new LinkedHashMap<>();
        sent.all().stream()
                .filter(each -> each.file().id() > 0)
                .forEach(each -> files.put(each.file().id(), each));
        PackageFileDeletion.Outcome outcome = deletion.takeBack(
                plan.tag(),
                files.values().stream().map(SentFiles.Sent::file).toList(),
                file -> isReliedOn(files.get(file.id())));
        try (LongList removed = new LongList(log, "files removed, because nothing was published")) {
            outcome.deleted()
                    .forEach(file -> removed.line("removed " + file.fileName()
                            + " from the package registry, because nothing was published"));
        }
        outcome.refused().values().stream()
                .findFirst()
                .ifPresent(answer -> log.line(LEFT + ": " + PackageFileDeletion.whyRefused(answer)));
        for (String name : deletion.missing(plan.tag(), outcome)) {
            putBack(plan, name);
        }
    }

    private boolean isReliedOn(SentFiles.Sent file) {
        return others.isReliedOn(file.begun(), file.plan().fileName());
    }

    /** Another build has linked to a file of this one between the look at the links and the deletion. */
    private void putBack(ReleasePlan plan, String fileName) throws InterruptedException {
        try {
            for (AssetPlan file : plan.assets()) {
                if (file.fileName().equals(fileName)) {
                    uploader.sendAgain(plan, file);
                }
            }
        } catch (IOException e) {
            log.line("another build links to " + fileName + ", which could not be put back: " + e.getMessage());
        }
    }

    private static Set<String> replacements(List<AssetPlan> files) {
        return files.stream()
                .filter(file -> file.transfer() == AssetPlan.Transfer.REPLACE)
                .map(AssetPlan::fileName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names whose newest file is not the one that was there when the run began. */
    private Set<String> servedAnew(ReleasePlan plan, ReleasePlan before) throws GitLabException, InterruptedException {
        Set<Long> packages = before.assets().stream()
                .flatMap(file -> file.superseded().stream())
                .map(PackageFile::packageId)
                .collect(Collectors.toSet());
        Map<String, List<PackageFile>> present = new PackageFiles(client, plan.projectId(), transfers)
                .byName(packages, before.assets().size());
        Set<String> anew = new HashSet<>();
        for (AssetPlan file : before.assets()) {
            List<PackageFile> now = present.getOrDefault(file.fileName(), List.of());
            boolean same = file.superseded().isEmpty()
                    || !now.isEmpty()
                            && now.get(0).id() == file.superseded().get(0).id();
            if (!same) {
                anew.add(file.fileName());
            }
        }
        return anew;
    }
}
