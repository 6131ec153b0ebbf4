package io.jenkins.plugins.gitlabrelease.release.publish;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.release.IfExists;
import io.jenkins.plugins.gitlabrelease.release.ParallelWork;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.ReleaseResult;
import io.jenkins.plugins.gitlabrelease.release.plan.Preparation;
import io.jenkins.plugins.gitlabrelease.release.plan.ReleasePlan;
import io.jenkins.plugins.gitlabrelease.release.plan.ServerState;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Publishes a release so that a run can be repeated at any time: what GitLab has is read, the difference is planned, files
 * go up first, the release is made visible last, and what failed is withdrawn. A second run of the same request finds
 * nothing to do.
 */
public final class ReleaseEngine {

    /** When another build publishes the same tag, its work is read and built upon, at most this often. */
    private static final int ROUNDS = 3;

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
     * @throws ReleaseException with one message for everything that was wrong; nothing half-made is left
     * @throws InterruptedException if the build was aborted; what was sent and not published is removed
     */
    public ReleaseResult publish(ProjectId projectId, ReleaseRequest request)
            throws ReleaseException, InterruptedException {
        try {
            return new Run(projectId, request).publish();
        } catch (ReleaseException e) {
            throw e;
        } catch (IOException e) {
            throw new ReleaseException("Release " + request.tag() + " was not published: " + e.getMessage(), e);
        }
    }

    /** One publication: read, plan, upload, write, tidy up; again from the start if another build was faster. */
    private final class Run {

        private final ProjectId projectId;
        private final ReleaseRequest request;
        private final SentFiles sent = new SentFiles();
        private ReleasePlan plan;
        private ReleaseAction action = ReleaseAction.UNCHANGED;

        Run(ProjectId projectId, ReleaseRequest request) {
            this.projectId = projectId;
            this.request = request;
        }

        ReleaseResult publish() throws IOException, InterruptedException {
            boolean published = false;
            boolean aborted = false;
            try {
                ReleaseResult result = inRounds();
                published = true;
                return result;
            } catch (InterruptedException e) {
                aborted = true;
                throw e;
            } finally {
                if (!published && plan != null) {
                    Withdrawal withdrawal = new Withdrawal(client, log, plan, sent);
                    if (aborted) {
                        withdrawal.withdrawPromptly();
                    } else {
                        withdrawal.withdraw();
                    }
                }
            }
        }

        private ReleaseResult inRounds() throws IOException, InterruptedException {
            List<String> missing = List.of();
            Preparation preparation = new Preparation(client, log, clock, projectId, request);
            for (int round = 1; round <= ROUNDS; round++) {
                ServerState state = preparation.read();
                Release before = state.release();
                if (before != null && request.behaviour().ifExists() == IfExists.SKIP && round == 1) {
                    log.line("the release " + request.tag() + " exists and is left as it is");
                    return RunReport.untouched(request.tag(), before, ReleaseAction.SKIPPED);
                }
                plan = preparation.plan(state, round == 1);
                if (request.behaviour().dryRun()) {
                    RunReport report = new RunReport(plan, sent, before);
                    log.line("nothing is changed; the plan is:");
                    report.planRows().forEach(log::line);
                    return report.result(ReleaseAction.PLANNED);
                }
                Release after = carryOut(before, round == ROUNDS);
                if (after == null) {
                    continue;
                }
                RunReport report = new RunReport(plan, sent, after);
                missing = report.missingLinks();
                if (missing.isEmpty() && (round == ROUNDS || plan.listsAllOf(after))) {
                    new Aftermath(client, log).handle(plan);
                    ReleaseResult result = report.result(action);
                    report.resultRows(result, client.requestCount()).forEach(log::line);
                    return result;
                }
            }
            throw new ReleaseException("Release " + request.tag() + " lacks the links " + String.join(", ", missing)
                    + " after " + ROUNDS + " rounds: something else changes it at the same time. Run this build"
                    + " again.");
        }

        /** @return null if another build was faster, so that its work has to be read first */
        @CheckForNull
        private Release carryOut(@CheckForNull Release before, boolean last) throws IOException, InterruptedException {
            try {
                new Uploader(client, log, transfers, sent, System::nanoTime).upload(plan);
                Release after = new ReleaseWriter(client, log).publish(plan, before);
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
    }
}
