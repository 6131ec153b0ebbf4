package io.jenkins.plugins.gitlabrelease.release.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Project;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.release.GitTagName;
import io.jenkins.plugins.gitlabrelease.release.IfExists;
import io.jenkins.plugins.gitlabrelease.release.ParallelWork;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everything before the first write: reading, checking and planning, with all that is wrong reported in one message. */
public final class Preparation {

    /** How Git names the branches of a remote repository. */
    private static final Pattern ORIGIN = Pattern.compile("(?:(?:refs/)?remotes/)?origin/(.+)");

    private final GitLabClient client;
    private final ReleaseLog log;
    private final Clock clock;
    private final ParallelWork threads;
    private final ProjectId projectId;
    private final ReleaseRequest request;
    private final MilestoneLookup milestones;

    @CheckForNull
    private AccessHints hints;

    /** The titles of this run's files, which no other run may take meanwhile. */
    @CheckForNull
    private AssetOrigins.Claims claims;

    /** @param threads ask GitLab and read files several at a time */
    public Preparation(
            GitLabClient client,
            ReleaseLog log,
            Clock clock,
            ParallelWork threads,
            ProjectId projectId,
            ReleaseRequest request) {
        this.client = client;
        this.log = log;
        this.clock = clock;
        this.threads = threads;
        this.projectId = projectId;
        this.request = request;
        this.milestones = new MilestoneLookup(client, log);
    }

    /** Reads what GitLab has; what is wrong with the request itself is reported together with a refusal. */
    public ServerState read() throws GitLabException, ReleaseException, InterruptedException {
        Problems problems = new Problems(request.tag());
        Preflight.check(request, problems);
        if (!GitTagName.isPossible(request.tag())) {
            throw problems.asException(null);
        }
        try {
            return ServerState.read(client, threads, projectId, request);
        } catch (GitLabException e) {
            if (problems.isEmpty()) {
                throw e;
            }
            problems.add(e.getMessage());
            throw problems.asException(e);
        }
    }

    /**
     * @param first whether nothing was written yet, so that all is worth checking
     * @throws ReleaseException with all the reasons why there is no plan
     */
    public ReleasePlan plan(ServerState state, boolean first)
            throws GitLabException, ReleaseException, InterruptedException {
        hints = new AccessHints(client, state.project(), request.tag());
        if (claims == null) {
            claims = AssetOrigins.SHARED.begin(
                    client.server().toString(), state.project().id(), request.tag());
        }
        Problems problems = new Problems(request.tag());
        Preflight.check(request, problems);
        if (first) {
            checkState(state, problems);
        }
        FinalNotes notes = notes(state, problems);
        if (notes.attached() != null) {
            Preflight.checkAttachedNotes(request, problems);
        }
        Planner planner = new Planner(client, threads, request, state, claims);
        checkMilestones(planner.fields(null).milestones(), state, first, problems);
        ReleasePlan plan = planner.plan(notes, milestones, problems);
        if (plan != null && plan.writes() && state.release() != null && plan.newTagFrom() == null && isTagGone(state)) {
            plan = plan.withNewTagFrom(request.target().ref());
            checkTagOfRelease(state, first, problems);
        }
        if (first && (plan == null || plan.writes())) {
            checkProject(state, notes.attached() != null, problems);
            if (state.tagProtected()) {
                hints.checkTag(state.tagRules(), problems);
            }
        }
        if (plan == null || !problems.isEmpty()) {
            throw problems.asException(null);
        }
        if (first) {
            if (request.behaviour().dryRun()) {
                hints.read().forEach(log::line);
            }
            new PlanNotices(client.server(), log, clock.instant()).log(request, state, plan);
        }
        return plan;
    }

    /** Ends the run, so that others may use the names of its files if it failed. */
    public void end(boolean published) {
        if (claims != null) {
            claims.end(published && !request.behaviour().dryRun());
        }
    }

    /**
     * What GitLab said about a refusal, and what it says of the token and the tag besides.
     *
     * @return the message of the failure alone if it has nothing to do with permissions
     */
    public String explain(GitLabException failure) throws InterruptedException {
        StringBuilder message = new StringBuilder(failure.getMessage());
        AccessHints known = AccessHints.explain(failure) ? hints() : null;
        if (known != null) {
            known.read().forEach(hint -> message.append(' ').append(hint));
        }
        return message.toString();
    }

    /** Null if GitLab does not even show the project. */
    @CheckForNull
    private AccessHints hints() throws InterruptedException {
        if (hints != null) {
            return hints;
        }
        try {
            return new AccessHints(client, client.project(projectId), request.tag());
        } catch (GitLabException e) {
            return null;
        }
    }

    private void checkState(ServerState state, Problems problems) throws GitLabException, InterruptedException {
        String where = state.project().pathWithNamespace() + " on " + client.server();
        String ref = request.target().ref();
        if (!state.tagExists() && ref == null) {
            problems.add("the tag " + request.tag() + " does not exist in " + where
                    + ". Push the tag first, or set ref to the commit or branch to create it from.");
        } else if (!state.tagExists()) {
            if (!GitTagName.isLegal(request.tag()) && GitTagName.isPossible(request.tag())) {
                problems.add("\"" + request.tag()
                        + "\" is not a legal name of a tag that GitLab makes. Check the parameter tag.");
            }
            checkRef(ref, state, where, problems);
        }
        if (state.release() != null && request.behaviour().ifExists() == IfExists.FAIL) {
            problems.add("the release exists in " + where
                    + " and ifExists is fail. Delete it, use another tag, or set ifExists to update or skip.");
        }
    }

    /**
     * A release stays when its Git tag is deleted, mostly with its commit, and GitLab refuses every change of it then (404,
     * "Tag does not exist").
     */
    private void checkTagOfRelease(ServerState state, boolean first, Problems problems)
            throws GitLabException, InterruptedException {
        String ref = request.target().ref();
        if (first && ref != null) {
            checkRef(ref, state, state.project().pathWithNamespace() + " on " + client.server(), problems);
        } else if (ref == null) {
            problems.add("The release " + request.tag() + " exists in "
                    + state.project().pathWithNamespace()
                    + ", but its Git tag is gone, and GitLab changes no release without"
                    + " its tag. Push the tag again, or set ref to the commit or branch to create it from.");
        }
    }

    /** Whether the tag is known to be missing; a token that may not read tags leaves that open. */
    private boolean isTagGone(ServerState state) throws GitLabException, InterruptedException {
        if (state.tagKnown()) {
            return state.tag() == null;
        }
        try {
            return client.tags(state.projectId()).find(request.tag()).isEmpty();
        } catch (GitLabException e) {
            if (e.status() >= 400 && e.status() < 500) {
                return false;
            }
            throw e;
        }
    }

    private void checkRef(String ref, ServerState state, String where, Problems problems)
            throws GitLabException, InterruptedException {
        boolean found;
        try {
            Boolean known = state.refFound();
            found = known == null
                    ? !ref.isBlank()
                            && client.repository(state.projectId())
                                    .findCommit(ref)
                                    .isPresent()
                    : known;
        } catch (GitLabException e) {
            // GitLab decides when it makes the tag.
            return;
        } catch (IllegalArgumentException e) {
            found = false;
        }
        if (!found) {
            Matcher remote = ORIGIN.matcher(ref);
            String remedy = remote.matches()
                    ? "GitLab knows its branches without origin/: set ref to " + remote.group(1) + "."
                    : "Set ref to what the tag is to be made from, and push it first.";
            problems.add("ref is \"" + ref + "\", which is not a commit, branch or tag in " + where + ". " + remedy);
        }
    }

    private void checkProject(ServerState state, boolean attaches, Problems problems) {
        Project project = state.project();
        if (project.archived()) {
            problems.add("The project " + project.pathWithNamespace()
                    + " is archived, so nothing in it can be changed. Unarchive it in GitLab first.");
        }
        if (project.hasReleasesOff()) {
            problems.add("Releases of " + project.pathWithNamespace()
                    + " are switched off. Switch them on in the project's settings, under Visibility, features and"
                    + " permissions.");
        }
        if (request.files().assets().isEmpty() && !attaches) {
            return;
        }
        if (Boolean.FALSE.equals(project.packagesEnabled())) {
            problems.add("The package registry of " + project.pathWithNamespace() + " is off, so files have no place."
                    + " Switch it on in the project's settings, or publish links only.");
        } else if (!state.registryAnswers()) {
            problems.add("This GitLab has no package registry: its administrator has switched it off, so files have no"
                    + " place. Ask for it to be switched on, or publish links only.");
        }
    }

    private FinalNotes notes(ServerState state, Problems problems) throws GitLabException, InterruptedException {
        String notes;
        try {
            notes = new Notes(client, state, log).of(request, problems);
        } catch (GitLabException e) {
            if (problems.isEmpty()) {
                throw e;
            }
            problems.add(e.getMessage());
            notes = request.details().description();
        }
        FinalNotes result = new FinalNotes(request.details(), notes, state.release());
        result.check(problems);
        return result;
    }

    private void checkMilestones(@CheckForNull List<String> titles, ServerState state, boolean first, Problems problems)
            throws GitLabException, InterruptedException {
        if (first && titles != null) {
            milestones.check(state, titles, request.behaviour().createMilestones(), problems);
        }
    }

    /**
     * Creates the milestones that the request names and that nobody has made, if it wants them.
     *
     * @return the plan with the numbers of the new ones, where it has numbers
     */
    public ReleasePlan createMilestones(ReleasePlan plan)
            throws GitLabException, ReleaseException, InterruptedException {
        milestones.createMissing(projectId);
        return plan.withMilestoneIds(
                milestones.numbersOf(projectId, plan.fields().milestones()));
    }
}
