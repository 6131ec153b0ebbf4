package io.jenkins.plugins.gitlabrelease.release.plan;

import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.release.HumanReadable;
import io.jenkins.plugins.gitlabrelease.release.IfExists;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Everything before the first write: reading, checking and planning, with all that is wrong told in one message. */
public final class Preparation {

    /** GitLab's default limit of a generic package file, 5 GiB (user/packages "Package registry limits"), in bytes. */
    static final long USUAL_FILE_LIMIT = 5L << 30;

    private final GitLabClient client;
    private final ReleaseLog log;
    private final Clock clock;
    private final ProjectId projectId;
    private final ReleaseRequest request;
    private final MilestoneLookup milestones;

    public Preparation(GitLabClient client, ReleaseLog log, Clock clock, ProjectId projectId, ReleaseRequest request) {
        this.client = client;
        this.log = log;
        this.clock = clock;
        this.projectId = projectId;
        this.request = request;
        this.milestones = new MilestoneLookup(client, log);
    }

    /** Reads what GitLab has; what is wrong with the request itself is told together with a refusal. */
    public ServerState read() throws GitLabException, ReleaseException, InterruptedException {
        try {
            return ServerState.read(client, projectId, request);
        } catch (GitLabException e) {
            Problems problems = new Problems(request.tag());
            Preflight.check(request, problems);
            if (problems.isEmpty()) {
                throw e;
            }
            problems.add(e.getMessage());
            throw problems.asException(e);
        }
    }

    /**
     * @param first whether nothing was written yet, so that permissions are worth asking for
     * @throws ReleaseException with all the reasons why there is no plan
     */
    public ReleasePlan plan(ServerState state, boolean first)
            throws GitLabException, ReleaseException, InterruptedException {
        Problems problems = new Problems(request.tag());
        Preflight.check(request, problems);
        checkState(state, problems, first);
        if (!problems.isEmpty()) {
            new AccessCheck(client, state, problems).check(request);
            throw problems.asException(null);
        }
        String notes = new Notes(client, state, log).of(request, problems);
        ReleasePlan plan = new Planner(client, request, state).plan(notes, milestones, problems);
        if (first && plan.writes()) {
            checkWrites(plan, state, problems);
        }
        if (!problems.isEmpty()) {
            throw problems.asException(null);
        }
        if (first) {
            announce(plan);
        }
        return plan;
    }

    private void checkState(ServerState state, Problems problems, boolean first) {
        String where = state.project().pathWithNamespace() + " on " + client.server();
        if (!state.tagExists() && request.target().ref() == null) {
            problems.add("the tag " + request.tag() + " does not exist in " + where
                    + ". Push the tag first, or set ref to the commit or branch to create it from.");
        }
        if (first && state.release() != null && request.behaviour().ifExists() == IfExists.FAIL) {
            problems.add("the release exists in " + where
                    + " and ifExists is fail. Delete it, use another tag, or set ifExists to update or skip.");
        }
    }

    private void checkWrites(ReleasePlan plan, ServerState state, Problems problems)
            throws GitLabException, InterruptedException {
        new AccessCheck(client, state, problems).check(request);
        List<String> titles = plan.fields().milestones();
        if (titles != null) {
            milestones.check(state, titles, problems);
        }
    }

    /** What is no problem, but may surprise. */
    private void announce(ReleasePlan plan) {
        Instant date = plan.fields().releasedAt();
        if (date != null && date.isBefore(clock.instant())) {
            log.line("releasedAt lies in the past, so GitLab takes the release as historical and collects no evidence");
        }
        for (AssetPlan asset : plan.assets()) {
            if (asset.isSent() && asset.length() > USUAL_FILE_LIMIT) {
                log.line(asset.name() + " has " + HumanReadable.size(asset.length()) + ", and GitLab takes "
                        + HumanReadable.size(USUAL_FILE_LIMIT) + " unless its administrator has raised the limit");
            }
        }
        for (int i = 0; i < plan.assets().size(); i++) {
            announceNames(plan.assets().get(i), plan.links().get(i));
        }
    }

    private void announceNames(AssetPlan asset, LinkPlan link) {
        String path = link.link().directAssetPath();
        if (link.change() == LinkPlan.Change.KEEP) {
            return;
        }
        if (!asset.fileName().equals(asset.name())) {
            log.line(asset.name() + " is stored as " + asset.fileName() + ", because GitLab allows letters, digits and"
                    + " . _ - + in the names of package files");
        }
        if (path == null) {
            log.line(asset.name() + " gets no permanent path, because GitLab allows 128 characters");
        } else if (!path.equals("/" + asset.name())) {
            log.line(asset.name() + " gets the permanent path " + path
                    + ", because GitLab allows letters, digits and _ - . / in it");
        }
    }
}
