package io.jenkins.plugins.gitlabrelease.release.publish;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Milestone;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.HarmlessText;
import io.jenkins.plugins.gitlabrelease.release.IfExists;
import io.jenkins.plugins.gitlabrelease.release.PackageFileDeletion;
import io.jenkins.plugins.gitlabrelease.release.PackageFiles;
import io.jenkins.plugins.gitlabrelease.release.ParallelWork;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.ReleaseResult;
import io.jenkins.plugins.gitlabrelease.release.plan.AssetPlan;
import io.jenkins.plugins.gitlabrelease.release.plan.Preparation;
import io.jenkins.plugins.gitlabrelease.release.plan.ReleasePlan;
import io.jenkins.plugins.gitlabrelease.release.plan.ServerState;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Publishes a release so that a run can be repeated at any time: what GitLab has is read, the difference is planned, files
 * go up first, the release is made visible last, what people download is checked, and what failed is withdrawn. A second run
 * of the same request finds nothing to do. {@code docs/internals/publishing.md} has the order and its reasons.
 */
public final class ReleaseEngine {

    /** When another build publishes the same tag, its work is read and built upon, at most this often. */
    private static final int ROUNDS = 3;

    /** How long an abort may be held up to take back what was sent. What is not removed by then, the next run finds. */
    private static final Duration ABORT_GRACE = Duration.ofSeconds(2);

    private static final Set<ErrorKind> RACES =
            EnumSet.of(ErrorKind.RELEASE_EXISTS, ErrorKind.TAG_EXISTS, ErrorKind.ALREADY_TAKEN);

    private final GitLabClient client;
    private final ReleaseLog log;
    private final ParallelWork transfers;
    private final Clock clock;

    /** @param transfers what may travel to the server at a time, shared with other builds */
    public ReleaseEngine(GitLabClient client, ReleaseLog log, ParallelWork transfers) {
        this(client, log, transfers, Clock.systemUTC());
    }

    /** @param clock tells whether a date of release lies in the past */
    ReleaseEngine(GitLabClient client, ReleaseLog log, ParallelWork transfers, Clock clock) {
        this.client = client;
        this.log = log;
        this.transfers = transfers;
        this.clock = clock;
    }

    /**
     * Brings the release of the request's tag to what the request says.
     *
     * @param projectId the project, by number or path
     * @return what GitLab has afterwards, or what it would have if the request is a dry run
     * @throws ReleaseException with one message for everything that was wrong; what could not be taken back is named in it
     * @throws InterruptedException if the build was aborted; what was sent is withdrawn if publishing had not begun
     */
    public ReleaseResult publish(ProjectId projectId, ReleaseRequest request)
            throws ReleaseException, InterruptedException {
        return new Run(projectId, request).publish();
    }

    /** One publication: read, plan, upload, write, check, tidy up; again from the start if something else was faster. */
    private final class Run {

        private final ReleaseRequest request;
        private final Preparation preparation;
        private final SentFiles sent = new SentFiles();
        private final Uploader uploader = new Uploader(client, log, transfers, sent, System::nanoTime);
        private final TagRuns.Member others;
        private final ReleaseWriter writer;
        private ReleasePlan firstPlan;
        private ReleasePlan plan;
        private ReleaseAction action = ReleaseAction.UNCHANGED;

        /** Whether this run has just created the release, and does not know yet what it serves. */
        private boolean unchecked;

        /** Whether all of a plan was written: an abort leaves it, since two seconds may not do to take all of it back. */
        private boolean written;

        /** Whether the release was checked, and former files began to go: without them nothing can be taken back. */
        private boolean settled;

        Run(ProjectId projectId, ReleaseRequest request) {
            this.request = request;
            this.preparation = new Preparation(client, log, clock, transfers, projectId, request);
            this.others = TagRuns.join(client.server().toString(), projectId.segment(), request.tag());
            this.writer = new ReleaseWriter(client, log, transfers, others);
        }

        ReleaseResult publish() throws ReleaseException, InterruptedException {
            boolean published = false;
            try {
                ReleaseResult result = inRounds();
                published = result.action() != ReleaseAction.SKIPPED && result.action() != ReleaseAction.PLANNED;
                return result;
            } catch (IOException e) {
                boolean whole = e instanceof ReleaseException;
                String cause = e instanceof GitLabException refusal ? preparation.explain(refusal) : e.getMessage();
                String message = whole ? cause : what() + cause;
                throw new ReleaseException(message + leftBy(withdraw()), whole ? e.getCause() : e);
            } catch (InterruptedException e) {
                if (!written) {
                    transfers.runBriefly(this::withdraw, ABORT_GRACE);
                }
                throw e;
            } catch (RuntimeException e) {
                withdraw();
                throw e;
            } finally {
                others.leave(published);
                preparation.end(published);
            }
        }

        private String what() {
            if (settled) {
                return "Release " + request.tag() + " was published, but could not be checked again: ";
            }
            return "Release " + request.tag()
                    + (unchecked ? " was created, but what it serves could not be checked: " : " was not published: ");
        }

        private Withdrawal.Left withdraw() {
            if (plan == null) {
                return Withdrawal.Left.NOTHING;
            }
            Withdrawal withdrawal = new Withdrawal(client, log, transfers, deletion(), sent, writer, uploader, others);
            return settled ? withdrawal.whatIsNew() : withdrawal.withdraw(plan, firstPlan);
        }

        /** What a failed run leaves behind for people to see, as further sentences of its message. */
        private String leftBy(Withdrawal.Left left) {
            return (writer.isInDoubt() ? " GitLab may have done it all the same, or may do it yet." : "") + left;
        }

        private ServerState read() throws IOException, InterruptedException {
            others.plans(null);
            others.beginReading();
            try {
                return preparation.read();
            } finally {
                others.endReading();
            }
        }

        private ReleaseResult inRounds() throws IOException, InterruptedException {
            String wrong = "";
            for (int round = 1; round <= ROUNDS; round++) {
                unchecked = false;
                ServerState state = read();
                Release before = state.release();
                if (before != null && request.behaviour().ifExists() == IfExists.SKIP && round == 1) {
                    log.line("the release " + request.tag() + " exists and is left as it is");
                    return RunReport.untouched(request.tag(), before, ReleaseAction.SKIPPED);
                }
                plan = preparation.plan(state, round == 1);
                others.plans(plan.assets().stream()
                        .filter(file -> !file.isSent())
                        .map(AssetPlan::fileName)
                        .collect(Collectors.toSet()));
                firstPlan = firstPlan == null ? plan : firstPlan;
                if (request.behaviour().dryRun()) {
                    RunReport report = new RunReport(plan, sent, before);
                    log.line("nothing is changed; the plan is:");
                    PlanRows.of(plan).forEach(log::line);
                    return report.result(ReleaseAction.PLANNED);
                }
                Release after = carryOut(before, round == ROUNDS);
                if (after == null) {
                    continue;
                }
                written = true;
                RunReport report = new RunReport(plan, sent, after);
                unchecked = plan.newRelease();
                Map<String, List<PackageFile>> present = presentFiles();
                wrong = whatIsWrong(report, after, present, round);
                TidyUp tidyUp = new TidyUp(client, log, deletion());
                settled |= wrong.isEmpty() && plan.obsoleteFiles().findAny().isPresent();
                if (wrong.isEmpty() && tidyUp.deleteFormerFiles(plan, sent, present)) {
                    wrong = whatIsWrong(report, after, presentFiles(), round);
                }
                if (wrong.isEmpty()) {
                    tidyUp.checkMilestones(plan, after);
                    closeMilestones(after);
                    tidyUp.checkHidden(plan, sent);
                    tidyUp.collectEvidence(plan);
                    ReleaseResult result = report.result(action);
                    report.resultRows(result, client.requestCount()).forEach(log::line);
                    return result;
                }
                log.line("release " + plan.tag() + wrong + "; reading it again");
            }
            throw new ReleaseException("Release " + request.tag() + wrong + " after " + ROUNDS
                    + " rounds: something else changes it at the same time. Run this build again.");
        }

        /** The release stands whatever becomes of this, so a refusal is logged and does not fail the run. */
        private void closeMilestones(Release after) throws InterruptedException {
            List<String> titles = request.details().milestones();
            if (titles == null || !request.behaviour().closeMilestones()) {
                return;
            }
            Set<String> named = titles.stream().map(HarmlessText::value).collect(Collectors.toSet());
            for (Milestone milestone : after.milestones()) {
                if (named.contains(milestone.title()) && !milestone.isClosed()) {
                    try {
                        client.milestones(plan.projectId()).close(milestone);
                        log.line("closed the milestone " + milestone.title());
                    } catch (GitLabException e) {
                        log.line("the milestone " + milestone.title() + " stays open: " + e.getMessage());
                    }
                }
            }
        }

        /** @return null if another build was faster, so that its work has to be read first */
        @CheckForNull
        private Release carryOut(@CheckForNull Release before, boolean last) throws IOException, InterruptedException {
            try {
                uploader.uploadNew(plan);
                if (before != null && plan.newTagFrom() != null) {
                    writer.recreateTag(plan);
                }
                uploader.replace(plan);
                plan = preparation.createMilestones(plan);
                Release after = writer.publish(plan, before);
                action = action == ReleaseAction.UNCHANGED ? plan.action() : action;
                return after;
            } catch (GitLabException e) {
                if (last || !RACES.contains(e.kind())) {
                    throw e;
                }
                log.line("something else changed " + plan.tag() + " at the same time; reading it again");
                return null;
            }
        }

        /**
         * Reads the package's files again, where something was written: a release counts as published when a download gets the
         * bytes of this run. By name, of each name the newest first.
         */
        private Map<String, List<PackageFile>> presentFiles() throws GitLabException, InterruptedException {
            if (!plan.writes()
                    || plan.assets().isEmpty() && plan.obsoleteFiles().findAny().isEmpty()) {
                return Map.of();
            }
            Set<Long> packages = new TreeSet<>();
            sent.all().forEach(each -> packages.add(each.file().packageId()));
            plan.obsoleteFiles().forEach(file -> packages.add(file.packageId()));
            if (packages.isEmpty()) {
                client.packages(plan.projectId())
                        .listWithHidden(plan.target().name(), plan.target().version())
                        .forEach(found -> packages.add(found.id()));
            }
            return new PackageFiles(client, plan.projectId(), transfers)
                    .byName(packages, plan.assets().size());
        }

        /** Half a sentence such as " lacks the links a, b"; empty if nothing is wrong. */
        private String whatIsWrong(RunReport report, Release after, Map<String, List<PackageFile>> present, int round) {
            List<String> missing = report.missingLinks();
            if (!missing.isEmpty()) {
                return " lacks the links " + String.join(", ", missing);
            }
            if (writer.isOverwritten()) {
                return " has another name or other notes than this build's";
            }
            List<String> other = plan.writes() ? report.otherFiles(present) : List.of();
            if (!other.isEmpty()) {
                return " serves other files than this build's for " + String.join(", ", other);
            }
            return round == ROUNDS || plan.listsAllOf(after) ? "" : " has files that its checksums do not list";
        }

        private PackageFileDeletion deletion() {
            return new PackageFileDeletion(
                    client,
                    transfers,
                    plan.projectId(),
                    plan.target().name(),
                    plan.target().version());
        }
    }
}
