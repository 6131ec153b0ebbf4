package io.jenkins.plugins.gitlabrelease.release.publish;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Milestone;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewLink;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.HarmlessText;
import io.jenkins.plugins.gitlabrelease.release.AssetAction;
import io.jenkins.plugins.gitlabrelease.release.AssetResult;
import io.jenkins.plugins.gitlabrelease.release.HumanReadable;
import io.jenkins.plugins.gitlabrelease.release.LongList;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseResult;
import io.jenkins.plugins.gitlabrelease.release.plan.AssetPlan;
import io.jenkins.plugins.gitlabrelease.release.plan.LinkPlan;
import io.jenkins.plugins.gitlabrelease.release.plan.LinkPlanner;
import io.jenkins.plugins.gitlabrelease.release.plan.ReleasePlan;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a run did or would do, for people and for the build: the links that GitLab lacks, the result, and the closing rows
 * of the log.
 */
final class RunReport {

    private final ReleasePlan plan;
    private final SentFiles sent;
    private final Release release;
    private final Map<String, ReleaseLink> linksByName = new HashMap<>();

    /** @param release as GitLab has it now; null for a plan of a new release that was not carried out */
    RunReport(ReleasePlan plan, SentFiles sent, @CheckForNull Release release) {
        this.plan = plan;
        this.sent = sent;
        this.release = release;
        if (release != null) {
            release.links().forEach(link -> linksByName.putIfAbsent(link.name(), link));
        }
    }

    /** The names of links that the release should have and has not, or has otherwise. */
    List<String> missingLinks() {
        return plan.links().stream()
                .map(LinkPlan::link)
                .filter(wanted -> find(wanted)
                        .filter(link -> LinkPlanner.isSame(plan.tag(), link, wanted))
                        .isEmpty())
                .map(NewLink::name)
                .toList();
    }

    /**
     * The names of files that a download gets with other bytes than this run's, or not at all.
     *
     * @param present the package's files by name, of each name the newest first
     */
    List<String> otherFiles(Map<String, List<PackageFile>> present) {
        return plan.assets().stream()
                .filter(asset -> !isServed(asset, present.getOrDefault(asset.fileName(), List.of())))
                .map(AssetPlan::name)
                .toList();
    }

    /** GitLab before 14 does not say what it stores for a file; then the size has to do. */
    private boolean isServed(AssetPlan asset, List<PackageFile> sameName) {
        if (sameName.isEmpty()) {
            return false;
        }
        PackageFile newest = sameName.get(0);
        String recorded = newest.fileSha256();
        return recorded == null ? newest.size() == asset.length() : recorded.equals(sha256(asset));
    }

    @CheckForNull
    private String sha256(AssetPlan asset) {
        return sent.latest(asset.fileName()).map(SentFiles.Sent::sha256).orElse(asset.sha256());
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
                release.isUpcoming());
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
        Optional<SentFiles.Sent> upload = sent.latest(asset.fileName());
        String sha256 = upload.map(SentFiles.Sent::sha256).orElse(asset.sha256());
        boolean kept = link.change() == LinkPlan.Change.KEEP;
        AssetAction action =
                switch (upload.isPresent() ? upload.get().plan().transfer() : asset.transfer()) {
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
        return Optional.ofNullable(linksByName.get(HarmlessText.value(wanted.name())));
    }

    /**
     * The closing rows: what was done for each asset, its size, how long it took, and the totals. Of many assets those that stayed
     * as they were have no row, and none has one if many changed.
     *
     * @param requests HTTP requests of the whole run, repeats included
     */
    List<String> resultRows(ReleaseResult result, long requests) {
        List<AssetResult> assets = result.assets();
        boolean few = assets.size() <= LongList.SHOWN;
        List<AssetResult> shown = assets.stream()
                .filter(asset -> few || asset.action() != AssetAction.UNCHANGED)
                .toList();
        if (shown.size() > LongList.SHOWN) {
            shown = List.of();
        }
        int width =
                shown.stream().mapToInt(asset -> asset.name().length()).max().orElse(0);
        List<String> rows = new ArrayList<>();
        long bytes = 0;
        Map<AssetAction, Integer> totals = new EnumMap<>(AssetAction.class);
        for (int i = 0; i < assets.size(); i++) {
            AssetResult asset = assets.get(i);
            Optional<SentFiles.Sent> upload =
                    i < plan.assets().size() ? sent.latest(plan.assets().get(i).fileName()) : Optional.empty();
            bytes += upload.map(each -> asset.size()).orElse(0L);
            totals.merge(asset.action(), 1, Integer::sum);
            if (shown.contains(asset)) {
                rows.add(resultRow(asset, upload, width));
            }
        }
        if (!few) {
            rows.add(totals.entrySet().stream()
                    .map(total -> total.getValue() + " " + total.getKey().word())
                    .collect(Collectors.joining(", ")));
        }
        rows.add(HumanReadable.count(assets.size(), "asset") + ", " + HumanReadable.size(bytes) + " uploaded, "
                + requests + " requests to GitLab");
        return rows;
    }

    private static String resultRow(AssetResult asset, Optional<SentFiles.Sent> upload, int width) {
        Long length = asset.size();
        String size = length == null ? "" : HumanReadable.size(length);
        String time =
                upload.map(each -> "  " + HumanReadable.seconds(each.time())).orElse("");
        String format = "%-" + Math.max(1, width) + "s  %10s  %-9s%s";
        return String.format(format, asset.name(), size, asset.action().word(), time)
                .stripTrailing();
    }
}
