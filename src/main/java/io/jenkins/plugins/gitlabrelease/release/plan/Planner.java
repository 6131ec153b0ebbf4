package io.jenkins.plugins.gitlabrelease.release.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Milestone;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewLink;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseFields;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.release.LegalNames;
import io.jenkins.plugins.gitlabrelease.release.LinkRequest;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns a request and what GitLab has into a {@link ReleasePlan}: fields that differ, files to send, links to write, and,
 * with {@code prune}, what earlier runs published for the tag and this one lacks.
 */
final class Planner {

    private final GitLabClient client;
    private final ReleaseRequest request;
    private final ServerState state;

    /** What GitLab has; null for a new release. */
    @CheckForNull
    private final Release release;

    Planner(GitLabClient client, ReleaseRequest request, ServerState state) {
        this.client = client;
        this.request = request;
        this.state = state;
        this.release = state.release();
    }

    /**
     * @param notes the description with all that is appended to it; null to keep what there is
     * @param milestones gives numbers for titles that GitLab would split
     * @param problems takes what keeps the plan from being carried out; the plan is made all the same
     */
    ReleasePlan plan(@CheckForNull String notes, MilestoneLookup milestones, Problems problems)
            throws GitLabException, ReleaseException, InterruptedException {
        boolean prune = request.behaviour().prune();
        ReleaseFields fields = fields(notes);
        List<AssetPlan> assets = new AssetPlanner(state, request.files().checksums())
                .plan(request.files().assets());
        List<LinkPlan> links = planLinks(assets, release == null ? List.of() : release.links(), problems);
        ReleasePlan plan = new ReleasePlan(
                request.tag(),
                state.projectId(),
                state.target(),
                !state.packageExists(),
                state.tagExists() ? null : request.target().ref(),
                request.target().tagMessage(),
                release == null,
                fields,
                milestones.numbersOf(state.projectId(), fields.milestones()),
                assets,
                links,
                prune ? staleLinks(links) : List.of(),
                prune ? staleFiles(assets) : List.of(),
                false);
        boolean evidenceDue = plan.action() != ReleaseAction.UNCHANGED
                || release == null
                || release.evidences().isEmpty();
        return request.behaviour().evidence() && evidenceDue ? plan.withEvidence() : plan;
    }

    /** The fields that have to be given, so that a value that is there already is not sent again. */
    private ReleaseFields fields(@CheckForNull String notes) {
        ReleaseRequest.Details details = request.details();
        return ReleaseFields.NONE
                .name(differs(details.name(), release == null ? null : release.name()) ? details.name() : null)
                .description(differs(notes, release == null ? null : release.description()) ? notes : null)
                .releasedAt(datesDiffer() ? details.releasedAt() : null)
                .milestones(milestonesDiffer() ? details.milestones() : null);
    }

    private static boolean differs(@CheckForNull String wanted, @CheckForNull String present) {
        return wanted != null && !Objects.equals(wanted, present);
    }

    /** GitLab keeps milliseconds. */
    private boolean datesDiffer() {
        Instant wanted = request.details().releasedAt();
        Instant present = release == null ? null : release.releasedAt();
        if (wanted == null || present == null) {
            return wanted != null;
        }
        return !wanted.truncatedTo(ChronoUnit.MILLIS).equals(present.truncatedTo(ChronoUnit.MILLIS));
    }

    private boolean milestonesDiffer() {
        List<String> wanted = request.details().milestones();
        if (wanted == null) {
            return false;
        }
        Set<String> present = release == null
                ? Set.of()
                : release.milestones().stream().map(Milestone::title).collect(Collectors.toSet());
        return !present.equals(new HashSet<>(wanted));
    }

    private List<LinkPlan> planLinks(List<AssetPlan> assets, List<ReleaseLink> existing, Problems problems) {
        LinkPlanner planner = new LinkPlanner(request.tag(), existing, problems);
        List<LinkPlan> links = new ArrayList<>();
        for (AssetPlan asset : assets) {
            String path = LegalNames.directAssetPath(asset.name());
            links.add(planner.plan(new NewLink(asset.name(), urlOf(asset.fileName()), LinkType.PACKAGE, path)));
        }
        for (LinkRequest link : request.links()) {
            links.add(planner.plan(new NewLink(link.name(), link.url().trim(), link.type(), link.directAssetPath())));
        }
        return links;
    }

    private String urlOf(String fileName) {
        PackageCoordinates target = state.target();
        return client.packages(state.projectId()).url(target.name(), target.version(), fileName);
    }

    private String packageUrl() {
        String anyFile = urlOf("x");
        return anyFile.substring(0, anyFile.length() - 1);
    }

    /**
     * Links to files in the tag's package that the request lacks. A file is this plugin's if it lies in the package and
     * version that belong to the tag, and a link is if it points there; a link that somebody else made stays, wherever it
     * points.
     */
    private List<ReleaseLink> staleLinks(List<LinkPlan> kept) {
        if (release == null) {
            return List.of();
        }
        Set<String> wanted = kept.stream().map(link -> link.link().url()).collect(Collectors.toSet());
        Set<Long> reused =
                kept.stream().map(LinkPlan::existingId).filter(id -> id != null).collect(Collectors.toSet());
        return release.links().stream()
                .filter(link -> link.url().startsWith(packageUrl()))
                .filter(link -> !wanted.contains(link.url()) && !reused.contains(link.id()))
                .toList();
    }

    private List<PackageFile> staleFiles(List<AssetPlan> kept) {
        Set<String> wanted = kept.stream().map(AssetPlan::fileName).collect(Collectors.toSet());
        return state.files().entrySet().stream()
                .filter(entry -> !wanted.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }
}
