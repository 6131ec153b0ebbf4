package io.jenkins.plugins.gitlabrelease.release.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewLink;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.release.LegalNames;
import io.jenkins.plugins.gitlabrelease.release.LinkRequest;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import java.util.ArrayList;
import java.util.List;

/** Turns a request and what GitLab has into a {@link ReleasePlan}. */
final class Planner {

    private final GitLabClient client;
    private final ReleaseRequest request;
    private final ServerState state;

    Planner(GitLabClient client, ReleaseRequest request, ServerState state) {
        this.client = client;
        this.request = request;
        this.state = state;
    }

    /**
     * @param notes the description with all that is appended to it; null to keep what there is
     * @param problems takes what keeps the plan from being carried out; the plan is made all the same
     */
    ReleasePlan plan(@CheckForNull String notes, Problems problems) throws ReleaseException, InterruptedException {
        Release release = state.release();
        List<AssetPlan> assets = new AssetPlanner(state, request.checksums()).plan(request.assets());
        List<LinkPlan> links = planLinks(assets, release == null ? List.of() : release.links(), problems);
        StalePlanner stale = new StalePlanner(state, packageUrl(), assets, links);
        ReleasePlan plan = new ReleasePlan(
                request.tag(),
                state.projectId(),
                state.target(),
                !state.packageExists(),
                state.tagExists() ? null : request.ref(),
                request.tagMessage(),
                release == null,
                new FieldPlanner(request, release).plan(notes),
                assets,
                links,
                request.prune() ? stale.links(links) : List.of(),
                request.prune() ? stale.files() : List.of(),
                false);
        boolean evidenceDue = plan.action() != ReleaseAction.UNCHANGED
                || release == null
                || release.evidences().isEmpty();
        return request.evidence() && evidenceDue ? plan.withEvidence() : plan;
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
        return client.genericPackages(state.projectId()).url(target.name(), target.version(), fileName);
    }

    private String packageUrl() {
        String anyFile = urlOf("x");
        return anyFile.substring(0, anyFile.length() - 1);
    }
}
