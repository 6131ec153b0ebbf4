package io.jenkins.plugins.gitlabrelease.release.publish;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Milestone;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewLink;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.release.AssetAction;
import io.jenkins.plugins.gitlabrelease.release.AssetResult;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseResult;
import io.jenkins.plugins.gitlabrelease.release.plan.AssetPlan;
import io.jenkins.plugins.gitlabrelease.release.plan.LinkPlan;
import io.jenkins.plugins.gitlabrelease.release.plan.LinkPlanner;
import io.jenkins.plugins.gitlabrelease.release.plan.ReleasePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what GitLab has after a run with what was planned, and makes the result of it. */
final class RunReport {

    private final ReleasePlan plan;
    private final SentFiles ledger;
    private final Release release;

    /** @param release as GitLab has it now; null for a plan of a new release that was not carried out */
    RunReport(ReleasePlan plan, SentFiles ledger, @CheckForNull Release release) {
        this.plan = plan;
        this.ledger = ledger;
        this.release = release;
    }

    /** The names of links that the release should have and has not, or has otherwise. */
    List<String> missing() {
        return plan.links().stream()
                .map(LinkPlan::link)
                .filter(wanted -> find(wanted)
                        .filter(link -> LinkPlanner.isSame(plan.tag(), link, wanted))
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
        return release == null ? planned(action, assets) : ofRelease(plan.tag(), release, action, assets);
    }

    /** The result of a run that left the release as it is: all its links are its assets. */
    static ReleaseResult untouched(String tag, Release release, ReleaseAction action) {
        List<AssetResult> assets = release.links().stream()
                .map(link -> new AssetResult(
                        link.name(),
                        link.url(),
                        link.directAssetUrl() == null ? link.url() : link.directAssetUrl(),
                        link.linkType(),
                        null,
                        null,
                        AssetAction.UNCHANGED))
                .toList();
        return ofRelease(tag, release, action, assets);
    }

    private static ReleaseResult ofRelease(
            String tag, Release release, ReleaseAction action, List<AssetResult> assets) {
        return new ReleaseResult(
                tag,
                release.name() == null ? tag : release.name(),
                release.webUrl(),
                action,
                assets,
                release.milestones().stream().map(Milestone::title).toList(),
                release.releasedAt(),
                release.upcomingRelease());
    }

    private ReleaseResult planned(ReleaseAction action, List<AssetResult> assets) {
        String name = plan.fields().name();
        List<String> milestones = plan.fields().milestones();
        return new ReleaseResult(
                plan.tag(),
                name == null ? plan.tag() : name,
                null,
                action,
                assets,
                milestones == null ? List.of() : milestones,
                plan.fields().releasedAt(),
                false);
    }

    private AssetResult file(AssetPlan asset, LinkPlan link) {
        Optional<SentFiles.Entry> sent = ledger.find(asset.fileName());
        String sha256 = sent.map(SentFiles.Entry::sha256).orElse(asset.sha256());
        boolean kept = link.change() == LinkPlan.Change.KEEP;
        AssetAction action =
                switch (sent.isPresent() ? sent.get().transfer() : asset.transfer()) {
                    case UPLOAD -> AssetAction.UPLOADED;
                    case REPLACE -> AssetAction.REPLACED;
                    case REUSE -> kept ? AssetAction.UNCHANGED : AssetAction.REUSED;
                };
        return asset(link, asset.length(), sha256, action);
    }

    private AssetResult external(LinkPlan link) {
        return asset(
                link, null, null, link.change() == LinkPlan.Change.KEEP ? AssetAction.UNCHANGED : AssetAction.LINKED);
    }

    private AssetResult asset(LinkPlan link, @CheckForNull Long size, @CheckForNull String sha256, AssetAction action) {
        NewLink wanted = link.link();
        String directUrl = find(wanted).map(ReleaseLink::directAssetUrl).orElse(wanted.url());
        return new AssetResult(wanted.name(), wanted.url(), directUrl, wanted.type(), size, sha256, action);
    }

    private Optional<ReleaseLink> find(NewLink wanted) {
        return release == null
                ? Optional.empty()
                : release.links().stream()
                        .filter(link -> link.name().equals(wanted.name()))
                        .findFirst();
    }
}
