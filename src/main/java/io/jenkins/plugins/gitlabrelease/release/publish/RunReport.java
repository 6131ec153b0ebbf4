package io.jenkins.plugins.gitlabrelease.release.publish;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.http.HarmlessText;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Milestone;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewLink;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseFields;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.release.AssetAction;
import io.jenkins.plugins.gitlabrelease.release.AssetResult;
import io.jenkins.plugins.gitlabrelease.release.HumanReadable;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseResult;
import io.jenkins.plugins.gitlabrelease.release.plan.AssetPlan;
import io.jenkins.plugins.gitlabrelease.release.plan.LinkPlan;
import io.jenkins.plugins.gitlabrelease.release.plan.LinkPlanner;
import io.jenkins.plugins.gitlabrelease.release.plan.ReleasePlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a run did or would do, for people and for the build: the rows of the plan, the links that GitLab lacks, the result, and
 * the closing rows of the log. Equal plans give equal rows.
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

    /** One row for each thing of the plan, with what will be done about it. */
    List<String> planRows() {
        List<String> rows = new ArrayList<>();
        String ref = plan.newTagFrom();
        rows.add(row("tag", ref == null ? "use" : "create", plan.tag(), ref == null ? null : "from " + ref));
        rows.add(row("release", plan.newRelease() ? "create" : plan.writes() ? "update" : "keep", plan.tag(), null));
        rows.addAll(fieldRows(plan.fields()));
        for (AssetPlan asset : plan.assets()) {
            rows.add(row("file", word(asset.transfer()), asset.name(), HumanReadable.size(asset.length())));
        }
        for (LinkPlan link : plan.links()) {
            rows.add(row(
                    "link", word(link.change()), link.link().name(), link.link().url()));
        }
        for (ReleaseLink link : plan.staleLinks()) {
            rows.add(row("link", "remove", link.name(), link.url()));
        }
        for (PackageFile file : plan.obsoleteFiles().toList()) {
            rows.add(row("file", "remove", file.fileName(), "package file " + file.id()));
        }
        if (plan.evidence()) {
            rows.add(row("evidence", "collect", "", null));
        }
        return rows;
    }

    private static List<String> fieldRows(ReleaseFields fields) {
        List<String> rows = new ArrayList<>();
        if (fields.name() != null) {
            rows.add(row("name", "set", fields.name(), null));
        }
        String notes = fields.description();
        if (notes != null) {
            rows.add(row("notes", "set", HumanReadable.count(notes.length(), "character"), null));
        }
        Instant date = fields.releasedAt();
        if (date != null) {
            rows.add(row("date", "set", date.toString(), null));
        }
        List<String> milestones = fields.milestones();
        if (milestones != null) {
            rows.add(row("milestones", milestones.isEmpty() ? "clear" : "set", String.join(", ", milestones), null));
        }
        return rows;
    }

    private static String row(String thing, String verb, String name, @CheckForNull String more) {
        String text = String.format("%-10s %-7s %s%s", thing, verb, name, more == null ? "" : "  " + more);
        return text.stripTrailing();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /**
     * The closing rows: what was done for each asset, its size, how long it took, and the totals.
     *
     * @param requests HTTP requests of the whole run, repeats included
     */
    List<String> resultRows(ReleaseResult result, long requests) {
        List<AssetResult> assets = result.assets();
        int width =
                assets.stream().mapToInt(asset -> asset.name().length()).max().orElse(0);
        List<String> rows = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < assets.size(); i++) {
            AssetResult asset = assets.get(i);
            Long length = asset.size();
            Optional<SentFiles.Sent> upload =
                    i < plan.assets().size() ? sent.latest(plan.assets().get(i).fileName()) : Optional.empty();
            bytes += upload.isPresent() && length != null ? length : 0;
            String size = length == null ? "" : HumanReadable.size(length);
            String time = upload.map(each -> "  " + HumanReadable.seconds(each.time()))
                    .orElse("");
            String format = "%-" + Math.max(1, width) + "s  %10s  %-9s%s";
            rows.add(String.format(format, asset.name(), size, asset.action().word(), time)
                    .stripTrailing());
        }
        rows.add(HumanReadable.count(assets.size(), "asset") + ", " + HumanReadable.size(bytes) + " uploaded, "
                + requests + " requests to GitLab");
        return rows;
    }
}
