package io.jenkins.plugins.gitlabrelease.release;

import io.jenkins.plugins.gitlabrelease.gitlab.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.Release;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Publishes a release so that a run can be repeated at any time: what GitLab has is read, the difference is planned, files
 * go up first, the release is made visible last, and what failed is taken back. A second run of the same request finds
 * nothing to do.
 */
public final class ReleaseEngine {

    /** When another build publishes the same tag, its work is read and built upon, at most so many times. */
    private static final int ROUNDS = 3;

    private static final Set<ErrorKind> RACES =
            EnumSet.of(ErrorKind.RELEASE_EXISTS, ErrorKind.TAG_EXISTS, ErrorKind.ALREADY_TAKEN);

    private final GitLabClient client;
    private final ReleaseLog log;
    private final EngineOptions options;

    public ReleaseEngine(GitLabClient client, ReleaseLog log, EngineOptions options) {
        this.client = client;
        this.log = log;
        this.options = options;
    }

    /**
     * Brings the release of the request's tag to what the request asks for.
     *
     * @param projectId the project, by number or path
     * @return what GitLab has afterwards
     * @throws ReleaseException with one message for everything that was wrong; nothing half-made is left
     * @throws InterruptedException if the build was aborted; what was sent and not published is removed
     */
    public ReleaseResult publish(ProjectId projectId, ReleaseRequest request)
            throws ReleaseException, InterruptedException {
        List<String> problems = Preflight.problemsOf(request);
        if (!problems.isEmpty()) {
            throw ReleaseException.ofProblems(request.tag(), problems);
        }
        try {
            return converge(projectId, request);
        } catch (ReleaseException e) {
            throw e;
        } catch (IOException e) {
            throw new ReleaseException("Release " + request.tag() + " was not published: " + e.getMessage(), e);
        }
    }

    private ReleaseResult converge(ProjectId projectId, ReleaseRequest request)
            throws IOException, InterruptedException {
        UploadLedger ledger = new UploadLedger();
        ReleaseAction action = ReleaseAction.UNCHANGED;
        List<String> missing = List.of();
        ReleasePlan plan = null;
        boolean published = false;
        try {
            for (int round = 1; round <= ROUNDS; round++) {
                ServerState state = new StateReader(client).read(projectId, request);
                plan = new Planner(client).plan(request, state);
                if (!carryOut(plan, ledger, round == ROUNDS)) {
                    continue;
                }
                action = action == ReleaseAction.UNCHANGED ? plan.action() : action;
                Report report = new Report(plan, ledger, afterwards(plan, state));
                missing = report.missing();
                if (missing.isEmpty()) {
                    published = true;
                    new Publication(client, log).removeSuperseded(plan);
                    return report.result(action);
                }
            }
            throw new ReleaseException(
                    "Release " + request.tag() + " lacks the links " + String.join(", ", missing) + " after " + ROUNDS
                            + " rounds: something else changes it at the same time. Run this build again.");
        } finally {
            if (!published && plan != null) {
                new Withdrawal(client, log).withdraw(plan, ledger);
            }
        }
    }

    /** @return false if another build was faster, so that its work has to be read first */
    private boolean carryOut(ReleasePlan plan, UploadLedger ledger, boolean last)
            throws IOException, InterruptedException {
        try {
            new Uploader(client, log, options, ledger).upload(plan);
            new Publication(client, log).publish(plan);
            return true;
        } catch (GitLabException e) {
            if (last || !RACES.contains(e.kind())) {
                throw e;
            }
            log.line("another build published " + plan.request().tag() + " at the same time; its release is updated");
            return false;
        }
    }

    private Release afterwards(ReleasePlan plan, ServerState state) throws GitLabException, InterruptedException {
        Release before = state.release();
        return before != null && plan.action() == ReleaseAction.UNCHANGED
                ? before
                : client.releases(plan.projectId()).get(plan.request().tag());
    }
}
