package io.jenkins.plugins.gitlabrelease.release.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageStatus;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import io.jenkins.plugins.gitlabrelease.release.HumanReadable;
import io.jenkins.plugins.gitlabrelease.release.LongList;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import java.time.Instant;
import java.util.List;

/** What is fine in a plan, but may surprise the people who read the log. */
final class PlanNotices {

    /** GitLab's default limit of a generic package file, 5 GiB (user/packages "Package registry limits"), in bytes. */
    static final long USUAL_FILE_LIMIT = 5L << 30;

    private final ServerUrl server;
    private final ReleaseLog log;
    private final Instant now;

    /** @param server as Jenkins is configured with it */
    PlanNotices(ServerUrl server, ReleaseLog log, Instant now) {
        this.server = server;
        this.log = log;
        this.now = now;
    }

    /** Writes them to the log. */
    void log(ReleaseRequest request, ServerState state, ReleasePlan plan) {
        if (request.behaviour().dryRun()
                && request.behaviour().closeMilestones()
                && request.details().milestones() != null) {
            log.line("milestones that are closed afterwards: "
                    + String.join(", ", request.details().milestones()));
        }
        if (plan.addresses().differ()) {
            log.line("the assets are linked with GitLab's own address, "
                    + plan.addresses().published() + ", and sent to " + server);
        }
        Instant date = plan.fields().releasedAt();
        if (date != null && date.isBefore(now)) {
            log.line(
                    request.behaviour().evidence()
                            ? "releasedAt lies in the past, so GitLab takes the release as historical and collects"
                                    + " evidence only because you set evidence"
                            : "releasedAt lies in the past, so GitLab takes the release as historical and collects no evidence");
        }
        try (LongList lines = new LongList(log, "files over that limit")) {
            for (AssetPlan asset : plan.assets()) {
                if (asset.isSent() && asset.length() > USUAL_FILE_LIMIT) {
                    lines.line(asset.name() + " has " + HumanReadable.size(asset.length()) + ", and GitLab takes "
                            + HumanReadable.size(USUAL_FILE_LIMIT) + " unless its administrator has raised the limit");
                }
            }
        }
        try (LongList lines = new LongList(log, "such names and paths")) {
            for (int i = 0; i < plan.assets().size(); i++) {
                names(plan.assets().get(i), plan.links().get(i), lines);
            }
        }
        status(request.files().packageStatus(), state, plan);
    }

    private void status(@CheckForNull PackageStatus wanted, ServerState state, ReleasePlan plan) {
        List<AssetPlan> sent = plan.assets().stream().filter(AssetPlan::isSent).toList();
        boolean usual = wanted == PackageStatus.DEFAULT && state.packageStatus() == null;
        if (wanted == null || wanted == state.packageStatus() || usual || sent.isEmpty()) {
            return;
        }
        log.line("the package " + plan.target().name() + " " + plan.target().version()
                + (wanted == PackageStatus.HIDDEN
                        ? " is hidden: GitLab's list of packages does not show it"
                        : " is hidden no more: GitLab's list of packages shows it"));
        sent.stream()
                .filter(AssetPlan::isSentAgain)
                .forEach(
                        asset -> log.line(
                                asset.name()
                                        + " is sent again for that, because GitLab changes the status of a package only with an upload"));
    }

    private static void names(AssetPlan asset, LinkPlan link, ReleaseLog lines) {
        String path = link.link().directAssetPath();
        if (link.change() == LinkPlan.Change.KEEP) {
            return;
        }
        String own =
                asset.asset().title() == null ? asset.name() : asset.asset().name();
        if (!asset.fileName().equals(own)) {
            lines.line(own + " is stored as " + asset.fileName() + ", because GitLab allows letters, digits and"
                    + " . _ - + in the names of package files");
        }
        if (asset.asset().permanentPath() != null) {
            return;
        }
        if (path == null) {
            lines.line(own + " gets no permanent path, because GitLab allows 128 characters");
        } else if (path.equals("/file/" + own)) {
            lines.line(own + " gets the permanent path " + path
                    + ", because GitLab takes none that is shorter than 4 characters");
        } else if (!path.equals("/" + own)) {
            lines.line(own + " gets the permanent path " + path
                    + ", because GitLab allows letters, digits and _ - . / in it");
        }
    }
}
