package io.jenkins.plugins.gitlabrelease.release;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.LinkType;
import io.jenkins.plugins.gitlabrelease.gitlab.NewLink;
import io.jenkins.plugins.gitlabrelease.gitlab.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.ReleaseChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Turns a request and what GitLab has into a {@link ReleasePlan}, or into all the reasons why there is none. */
final class Planner {

    private final GitLabClient client;

    Planner(GitLabClient client) {
        this.client = client;
    }

    ReleasePlan plan(ReleaseRequest request, ServerState state) throws ReleaseException {
        List<String> problems = new ArrayList<>();
        if (!state.tagExists() && request.ref() == null) {
            problems.add("the tag " + request.tag() + " does not exist in "
                    + state.project().pathWithNamespace() + " on " + client.server()
                    + ". Push the tag first, or set ref to the commit or branch to create it from.");
        }
        Release release = state.release();
        LinkPlanner linkPlanner = new LinkPlanner(request.tag(), release == null ? List.of() : release.links());
        AssetPlanner assetPlanner = new AssetPlanner(state);
        List<AssetPlan> assets = new ArrayList<>();
        List<LinkPlan> links = new ArrayList<>();
        for (Asset asset : request.assets()) {
            AssetPlan plan = assetPlanner.plan(asset);
            assets.add(plan);
            links.add(linkPlanner.plan(linkTo(plan, state)));
        }
        for (LinkRequest link : request.links()) {
            links.add(
                    linkPlanner.plan(new NewLink(link.name(), link.url().trim(), link.type(), link.directAssetPath())));
        }
        problems.addAll(linkPlanner.problems());
        if (!problems.isEmpty()) {
            throw ReleaseException.ofProblems(request.tag(), problems);
        }
        return new ReleasePlan(
                request,
                state.projectId(),
                state.target(),
                !state.packageExists(),
                state.tagExists() ? null : request.ref(),
                release == null,
                changes(request, release),
                assets,
                links);
    }

    private NewLink linkTo(AssetPlan asset, ServerState state) {
        String name = asset.asset().name();
        PackageCoordinates target = state.target();
        String url = client.genericPackages(state.projectId()).url(target.name(), target.version(), asset.fileName());
        return new NewLink(name, url, LinkType.PACKAGE, LegalNames.directAssetPath(name));
    }

    private static ReleaseChanges changes(ReleaseRequest request, @CheckForNull Release release) {
        ReleaseChanges.Builder changes = ReleaseChanges.builder();
        if (release == null) {
            return changes.build();
        }
        if (request.name() != null && !Objects.equals(request.name(), release.name())) {
            changes.name(request.name());
        }
        if (request.description() != null && !Objects.equals(request.description(), release.description())) {
            changes.description(request.description());
        }
        return changes.build();
    }
}
