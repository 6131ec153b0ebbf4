package io.jenkins.plugins.gitlabrelease.release;

import io.jenkins.plugins.gitlabrelease.gitlab.Milestone;
import io.jenkins.plugins.gitlabrelease.gitlab.NewLink;
import io.jenkins.plugins.gitlabrelease.gitlab.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.ReleaseLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what GitLab has after a run with what was planned, and makes the result of it. */
final class Report {

    private final ReleasePlan plan;
    private final UploadLedger ledger;
    private final Release release;

    Report(ReleasePlan plan, UploadLedger ledger, Release release) {
        this.plan = plan;
        this.ledger = ledger;
        this.release = release;
    }

    /** The names of links that the release should have and has not, or has otherwise. */
    List<String> missing() {
        LinkPlanner comparison = new LinkPlanner(plan.request().tag(), release.links());
        return plan.links().stream()
                .map(LinkPlan::link)
                .filter(wanted -> find(wanted)
                        .filter(link -> comparison.isSame(link, wanted))
                        .isEmpty())
                .map(NewLink::name)
                .toList();
    }

    /** @param action what all attempts of the run together did to the release */
    ReleaseResult result(ReleaseAction action) {
        List<AssetResult> assets = new ArrayList<>();
        for (int i = 0; i < plan.links().size(); i++) {
            LinkPlan link = plan.links().get(i);
            assets.add(i < plan.assets().size() ? file(plan.assets().get(i), link) : external(link));
        }
        return new ReleaseResult(
                release.tagName() == null ? plan.request().tag() : release.tagName(),
                release.name() == null ? plan.request().tag() : release.name(),
                release.webUrl(),
                action,
                assets,
                release.milestones().stream().map(Milestone::title).toList(),
                release.releasedAt(),
                release.upcomingRelease());
    }

    private AssetResult file(AssetPlan asset, LinkPlan link) {
        Optional<UploadLedger.Entry> sent = ledger.find(asset.fileName());
        AssetAction action = sent.map(entry -> entry.replaced() ? AssetAction.REPLACED : AssetAction.UPLOADED)
                .orElse(link.change() == LinkPlan.Change.KEEP ? AssetAction.UNCHANGED : AssetAction.REUSED);
        String sha256 = sent.map(UploadLedger.Entry::sha256).orElse(asset.sha256());
        return asset(link, asset.length(), sha256, action);
    }

    private AssetResult external(LinkPlan link) {
        return asset(
                link, null, null, link.change() == LinkPlan.Change.KEEP ? AssetAction.UNCHANGED : AssetAction.LINKED);
    }

    private AssetResult asset(LinkPlan link, Long size, String sha256, AssetAction action) {
        NewLink wanted = link.link();
        String directUrl = find(wanted).map(ReleaseLink::directAssetUrl).orElse(wanted.url());
        return new AssetResult(wanted.name(), wanted.url(), directUrl, wanted.type(), size, sha256, action);
    }

    private Optional<ReleaseLink> find(NewLink wanted) {
        return release.links().stream()
                .filter(link -> link.name().equals(wanted.name()))
                .findFirst();
    }
}
