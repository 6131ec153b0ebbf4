package io.jenkins.plugins.gitlabrelease.release.publish;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseChanges;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.release.HumanReadable;
import io.jenkins.plugins.gitlabrelease.release.plan.AssetPlan;
import io.jenkins.plugins.gitlabrelease.release.plan.LinkPlan;
import io.jenkins.plugins.gitlabrelease.release.plan.ReleasePlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plan for people: one row for each thing, with what will be done about it. Equal plans give equal tables. */
final class PlanTable {

    private final List<String> rows = new ArrayList<>();

    private PlanTable() {}

    static List<String> rowsOf(ReleasePlan plan) {
        PlanTable table = new PlanTable();
        table.row("tag", plan.newTagFrom() == null ? "use" : "create", plan.tag(), from(plan.newTagFrom()));
        table.row("release", plan.newRelease() ? "create" : plan.writes() ? "update" : "keep", plan.tag(), null);
        table.fields(plan.fields());
        for (AssetPlan asset : plan.assets()) {
            String verb = asset.transfer().name().toLowerCase(Locale.ROOT);
            table.row("file", verb, asset.name(), HumanReadable.size(asset.length()));
        }
        for (LinkPlan link : plan.links()) {
            String verb = link.change().name().toLowerCase(Locale.ROOT);
            table.row("link", verb, link.link().name(), link.link().url());
        }
        for (ReleaseLink link : plan.staleLinks()) {
            table.row("link", "remove", link.name(), link.url());
        }
        for (PackageFile file : plan.obsoleteFiles().toList()) {
            table.row("file", "remove", file.fileName(), "package file " + file.id());
        }
        if (plan.evidence()) {
            table.row("evidence", "collect", "", null);
        }
        return table.rows;
    }

    private void fields(ReleaseChanges fields) {
        if (fields.name() != null) {
            row("name", "set", fields.name(), null);
        }
        String notes = fields.description();
        if (notes != null) {
            row("notes", "set", HumanReadable.count(notes.length(), "character"), null);
        }
        Instant date = fields.releasedAt();
        if (date != null) {
            row("date", "set", date.toString(), null);
        }
        List<String> milestones = fields.milestones();
        if (milestones != null) {
            row("milestones", milestones.isEmpty() ? "clear" : "set", String.join(", ", milestones), null);
        }
    }

    @CheckForNull
    private static String from(@CheckForNull String ref) {
        return ref == null ? null : "from " + ref;
    }

    private void row(String thing, String verb, String name, @CheckForNull String more) {
        String text = String.format("%-10s %-7s %s%s", thing, verb, name, more == null ? "" : "  " + more);
        rows.add(text.stripTrailing());
    }
}
