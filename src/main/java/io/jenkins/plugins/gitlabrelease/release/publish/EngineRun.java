package io.jenkins.plugins.gitlabrelease.release.publish;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.release.EngineOptions;
import io.jenkins.plugins.gitlabrelease.release.IfExists;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One run of the engine: read, plan, upload, publish, tidy up, report; again from the start if another build was faster. */
final class EngineRun {

    /** When another build publishes the same tag, its work is read and built upon, at most so many times. */
    private static final int ROUNDS = 3;

    private static final Set<ErrorKind> RACES =
            EnumSet.of(ErrorKind.RELEASE_EXISTS, ErrorKind.TAG_EXISTS, ErrorKind.ALREADY_TAKEN);

    private final GitLabClient client;
    private final ReleaseLog log;
    private final EngineOptions options;
    private final Clock clock;
    private final ProjectId projectId;
    private final ReleaseRequest request;
    private final SentFiles ledger = new SentFiles();
    private ReleasePlan plan;
    private ReleaseAction action = ReleaseAction.UNCHANGED;

    EngineRun(
            GitLabClient client,
            ReleaseLog log,
            EngineOptions options,
            Clock clock,
            ProjectId projectId,
            ReleaseRequest request) {
        this.client = client;
        this.log = log;
        this.options = options;
        this.clock = clock;
        this.projectId = projectId;
        this.request = request;
    }

    ReleaseResult run() throws IOException, InterruptedException {
        boolean published = false;
        boolean aborted = false;
        try {
            ReleaseResult result = converge();
            published = true;
            return result;
        } catch (InterruptedException e) {
            aborted = true;
            throw e;
        } finally {
            if (!published && plan != null) {
                Withdrawal withdrawal = new Withdrawal(client, log, plan, ledger);
                if (aborted) {
                    withdrawal.withdrawPromptly();
                } else {
                    withdrawal.withdraw();
                }
            }
        }
    }

    private ReleaseResult converge() throws IOException, InterruptedException {
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
                return dryRun(before);
            }
            Release after = carryOut(before, round == ROUNDS);
            if (after == null) {
                continue;
            }
            RunReport report = new RunReport(plan, ledger, after);
            missing = report.missing();
            if (missing.isEmpty()) {
                new Aftermath(client, log).handle(plan);
                return told(report.result(action));
            }
        }
        throw new ReleaseException("Release " + request.tag() + " lacks the links " + String.join(", ", missing)
                + " after " + ROUNDS + " rounds: something else changes it at the same time. Run this build again.");
    }

    private ReleaseResult dryRun(@CheckForNull Release before) {
        log.line("nothing is changed; the plan is:");
        PlanTable.rowsOf(plan).forEach(log::line);
        return new RunReport(plan, ledger, before).result(ReleaseAction.PLANNED);
    }

    /** @return null if another build was faster, so that its work has to be read first */
    @CheckForNull
    private Release carryOut(@CheckForNull Release before, boolean last) throws IOException, InterruptedException {
        try {
            new Uploader(client, log, options, ledger, System::nanoTime).upload(plan);
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

    private ReleaseResult told(ReleaseResult result) {
        List<String> fileNames = plan.assets().stream().map(AssetPlan::fileName).toList();
        ResultTable.rowsOf(result, fileNames, ledger, client.requestCount()).forEach(log::line);
        return result;
    }
}
