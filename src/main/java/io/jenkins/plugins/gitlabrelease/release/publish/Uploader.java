package io.jenkins.plugins.gitlabrelease.release.publish;

import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.release.EngineOptions;
import io.jenkins.plugins.gitlabrelease.release.HumanReadable;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import io.jenkins.plugins.gitlabrelease.release.plan.AssetPlan;
import io.jenkins.plugins.gitlabrelease.release.plan.PackageCoordinates;
import io.jenkins.plugins.gitlabrelease.release.plan.ReleasePlan;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Sends a plan's files, several at a time, and checks each against the digest that GitLab recorded. The first file of a
 * new package version goes alone, because GitLab up to 17 answers 500 when two requests create one version at once
 * (GitLab's document "Generic packages", troubleshooting).
 */
final class Uploader {

    private final GitLabClient client;
    private final ReleaseLog log;
    private final EngineOptions options;
    private final SentFiles ledger;
    private final LongSupplier nanos;

    /** @param nanos a running clock, in nanoseconds from any point on */
    Uploader(GitLabClient client, ReleaseLog log, EngineOptions options, SentFiles ledger, LongSupplier nanos) {
        this.client = client;
        this.log = log;
        this.options = options;
        this.ledger = ledger;
        this.nanos = nanos;
    }

    void upload(ReleasePlan plan) throws IOException, InterruptedException {
        List<AssetPlan> files = plan.assets().stream().filter(AssetPlan::isSent).toList();
        int alone = plan.newPackage() ? Math.min(1, files.size()) : 0;
        for (AssetPlan first : files.subList(0, alone)) {
            send(plan, first);
        }
        new ParallelSending(options).sendAll(files.subList(alone, files.size()), file -> send(plan, file));
    }

    private void send(ReleasePlan plan, AssetPlan file) throws IOException, InterruptedException {
        long start = nanos.getAsLong();
        HashedSource source = new HashedSource(file, () -> new UploadProgress(file.name(), file.length(), log, nanos));
        PackageFile stored = put(plan, file, source);
        String sha256 = source.sha256();
        Duration time = Duration.ofNanos(nanos.getAsLong() - start);
        ledger.add(file.fileName(), new SentFiles.Entry(stored, sha256, file.transfer(), time));
        String recorded = stored.fileSha256();
        if (recorded != null && !recorded.equals(sha256)) {
            throw new ReleaseException("GitLab stored other bytes than were sent for "
                    + file.asset().path() + ": its SHA-256 is " + recorded + " and should be " + sha256
                    + ". Something between Jenkins and GitLab changes uploads; check proxies.");
        }
        log.line("uploaded " + file.name() + " (" + HumanReadable.size(file.length()) + ", SHA-256 " + sha256 + ")");
    }

    private PackageFile put(ReleasePlan plan, AssetPlan file, HashedSource source)
            throws IOException, InterruptedException {
        PackageCoordinates target = plan.target();
        try {
            return client.genericPackages(plan.projectId())
                    .upload(target.name(), target.version(), file.fileName(), source);
        } catch (GitLabException e) {
            if (e.kind() != ErrorKind.SOURCE_UNREADABLE) {
                throw e;
            }
            throw new ReleaseException(
                    "The file " + file.asset().path() + " could not be uploaded: " + e.getMessage(), e);
        }
    }
}
