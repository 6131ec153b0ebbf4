package io.jenkins.plugins.gitlabrelease.release.publish;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Carrier;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.TransferOrder;
import io.jenkins.plugins.gitlabrelease.gitlab.http.TransferReport;
import io.jenkins.plugins.gitlabrelease.gitlab.http.UploadSource;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.HumanReadable;
import io.jenkins.plugins.gitlabrelease.release.ParallelWork;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import io.jenkins.plugins.gitlabrelease.release.TransferLog;
import io.jenkins.plugins.gitlabrelease.release.plan.AssetPlan;
import io.jenkins.plugins.gitlabrelease.release.plan.PackageCoordinates;
import io.jenkins.plugins.gitlabrelease.release.plan.ReleasePlan;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Sends a plan's files, several at a time, and checks each against the digest that GitLab recorded.
 *
 * <p>The smallest file of a run arrives first: GitLab up to 17 answers 500 when two requests create one package version at once
 * (GitLab's document "Generic packages", troubleshooting). If it is small it goes alone, so that a token that may not upload costs
 * one request.
 */
final class Uploader {

    /** Up to this size, in bytes, waiting for the first file costs little more than a round trip. */
    private static final long ALONE = 1024 * 1024;

    private final GitLabClient client;
    private final ReleaseLog log;
    private final ParallelWork transfers;
    private final SentFiles sent;
    private final LongSupplier nanos;

    /** @param nanos a running clock, in nanoseconds from any point on */
    Uploader(GitLabClient client, ReleaseLog log, ParallelWork transfers, SentFiles sent, LongSupplier nanos) {
        this.client = client;
        this.log = log;
        this.transfers = transfers;
        this.sent = sent;
        this.nanos = nanos;
    }

    /** Sends what nobody sees yet: files whose name is not in the package. */
    void uploadNew(ReleasePlan plan) throws IOException, InterruptedException {
        upload(plan, AssetPlan.Transfer.UPLOAD);
    }

    /** Sends files that take the place of others of their name: whoever downloads gets them from here on. */
    void replace(ReleasePlan plan) throws IOException, InterruptedException {
        upload(plan, AssetPlan.Transfer.REPLACE);
    }

    private void upload(ReleasePlan plan, AssetPlan.Transfer transfer) throws IOException, InterruptedException {
        List<AssetPlan> files = new ArrayList<>(plan.assets().stream()
                .filter(file -> file.transfer() == transfer)
                .toList());
        TransferLog progress = new TransferLog(log, "uploaded", files.size());
        ParallelWork.Step<AssetPlan> each = file -> send(plan, file, progress, null);
        if (sent.all().isEmpty() && !files.isEmpty()) {
            AssetPlan first = Collections.min(files, Comparator.comparingLong(AssetPlan::length));
            files.remove(first);
            if (!goesAlone(first)) {
                sendBehind(first, files, plan, progress);
                return;
            }
            transfers.forEach(List.of(first), each);
        }
        transfers.forEach(files, each);
    }

    /** Sends files at the same time, of which the first one arrives before the others. */
    private void sendBehind(AssetPlan first, List<AssetPlan> others, ReleasePlan plan, TransferLog progress)
            throws IOException, InterruptedException {
        FirstFile gate = new FirstFile();
        List<AssetPlan> files = new ArrayList<>(List.of(first));
        files.addAll(others);
        transfers.forEach(files, file -> {
            if (file == first) {
                gate.send(() -> send(plan, file, progress, null));
            } else {
                gate.sendAfter(() -> send(plan, file, progress, gate));
            }
        });
    }

    /** Whether the first file takes no longer than a request, or is not sent from here. */
    private static boolean goesAlone(AssetPlan first) {
        return first.length() <= ALONE || first.asset().carrier(bytes -> {}) != null;
    }

    /**
     * Puts back a file of this run that a release links to, although it was deleted meanwhile.
     *
     * @throws IOException if it cannot be read or sent any more
     */
    void sendAgain(ReleasePlan plan, AssetPlan file) throws IOException, InterruptedException {
        send(plan, file, new TransferLog(log, "uploaded", 1), null);
    }

    /** @param first the file that has to arrive before; null for none */
    private void send(ReleasePlan plan, AssetPlan file, TransferLog progress, @CheckForNull FirstFile first)
            throws IOException, InterruptedException {
        long start = nanos.getAsLong();
        HashedSource source = new HashedSource(file, first);
        PackageFile stored = put(plan, file, source);
        String sha256 = source.lastSha256();
        Duration time = Duration.ofNanos(nanos.getAsLong() - start);
        sent.add(new SentFiles.Sent(file, stored, sha256, start, time));
        String recorded = stored.fileSha256();
        if (recorded != null && !recorded.equals(sha256)) {
            throw new ReleaseException("GitLab stored other bytes than were sent for "
                    + file.asset().path() + ": its SHA-256 is " + recorded + " and should be " + sha256
                    + ". Something between Jenkins and GitLab changes uploads; check proxies.");
        }
        progress.finished(
                "uploaded " + file.name() + " (" + HumanReadable.size(file.length()) + ", SHA-256 " + sha256 + ")",
                file.length());
    }

    private PackageFile put(ReleasePlan plan, AssetPlan file, HashedSource source)
            throws IOException, InterruptedException {
        PackageCoordinates target = plan.target();
        boolean clear = false;
        try {
            PackageFile stored = client.packages(plan.projectId())
                    .upload(target.name(), target.version(), file.fileName(), source, plan.packageStatus());
            clear = true;
            return stored;
        } catch (GitLabException e) {
            clear = ReleaseWriter.isRefusedForCertain(e);
            if (e.kind() != ErrorKind.SOURCE_UNREADABLE) {
                throw e;
            }
            throw new ReleaseException(
                    "The file " + file.asset().path() + " could not be uploaded: " + e.getMessage(), e);
        } finally {
            if (!clear) {
                sent.addUnclear(file);
            }
        }
    }

    /** An asset on its way, hashed as it is read, be it here or where the file is. Each attempt reads it anew. */
    private final class HashedSource implements UploadSource {

        private final AssetPlan file;
        private final FirstFile first;
        private volatile Supplier<String> sha256 = () -> "";

        HashedSource(AssetPlan file, @CheckForNull FirstFile first) {
            this.file = file;
            this.first = first;
        }

        @Override
        public long length() {
            return file.length();
        }

        @Override
        public InputStream open() throws IOException {
            Asset.HashedBytes reading = file.asset().openHashed(progress()::sent);
            sha256 = reading.sha256();
            return first == null ? reading.bytes() : first.behind(reading.bytes(), file.length());
        }

        @Override
        @CheckForNull
        public Carrier carrier() {
            Carrier carrier = file.asset().carrier(progress()::sent);
            return carrier == null ? null : noting(carrier);
        }

        private Carrier noting(Carrier carrier) {
            return new Carrier() {
                @Override
                public String name() {
                    return carrier.name();
                }

                @Override
                public TransferReport carry(TransferOrder order, @CheckForNull String token)
                        throws IOException, InterruptedException {
                    if (first != null) {
                        first.await();
                    }
                    TransferReport report = carrier.carry(order, token);
                    sha256 = report::sha256;
                    return report;
                }
            };
        }

        private UploadProgress progress() {
            return new UploadProgress(file.name(), file.length(), log, nanos);
        }

        @Override
        public String sha256() throws IOException, InterruptedException {
            String found = file.asset().sha256();
            sha256 = () -> found;
            return found;
        }

        /** The digest of the bytes that were read last; valid once, after their end. */
        String lastSha256() {
            return sha256.get();
        }
    }
}
