package io.jenkins.plugins.gitlabrelease.release.publish;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseFields;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.release.HumanReadable;
import io.jenkins.plugins.gitlabrelease.release.LongList;
import io.jenkins.plugins.gitlabrelease.release.plan.AssetPlan;
import io.jenkins.plugins.gitlabrelease.release.plan.LinkPlan;
import io.jenkins.plugins.gitlabrelease.release.plan.ReleasePlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The rows of a plan in the log: one for each thing, with what will be done about it. Of many files or
 * links the first that change have rows of their own. Equal plans give equal rows.
 */
final class PlanRows {

    /** What is done about a file or link that stays as it is. */
    private static final Set<String> NOTHING = Set.of("keep", "reuse");

    private final List<String> rows = new ArrayList<>();

    private PlanRows(ReleasePlan plan) {
        String ref = plan.newTagFrom();
        add(new Row("tag", ref == null ? "use" : "create", plan.tag(), ref == null ? null : "from " + ref));
        add(new Row("release", plan.newRelease() ? "create" : plan.writes() ? "update" : "keep", plan.tag(), null));
        addFields(plan.fields());
        List<Row> files = new ArrayList<>();
        for (AssetPlan asset : plan.assets()) {
            files.add(new Row("file", word(asset.transfer()), asset.name(), HumanReadable.size(asset.length())));
        }
        addMany(files);
        List<Row> links = new ArrayList<>();
        for (LinkPlan link : plan.links()) {
            links.add(new Row(
                    "link", word(link.change()), link.link().name(), link.link().url()));
        }
        addMany(links);
        List<Row> removed = new ArrayList<>();
        for (ReleaseLink link : plan.staleLinks()) {
            removed.add(new Row("link", "remove", link.name(), link.url()));
        }
        addMany(removed);
        List<Row> obsolete = new ArrayList<>();
        for (PackageFile file : plan.obsoleteFiles().toList()) {
            obsolete.add(new Row("file", "remove", file.fileName(), "package file " + file.id()));
        }
        addMany(obsolete);
        if (plan.evidence()) {
            add(new Row("evidence", "collect", "", null));
        }
    }

    static List<String> of(ReleasePlan plan) {
        return List.copyOf(new PlanRows(plan).rows);
    }

    private void addFields(ReleaseFields fields) {
        if (fields.name() != null) {
            add(new Row("name", "set", fields.name(), null));
        }
        String notes = fields.description();
        if (notes != null) {
            add(new Row("notes", "set", HumanReadable.count(notes.length(), "character"), null));
        }
        Instant date = fields.releasedAt();
        if (date != null) {
            add(new Row("date", "set", date.toString(), null));
        }
        List<String> milestones = fields.milestones();
        if (milestones != null) {
            add(new Row("milestones", milestones.isEmpty() ? "clear" : "set", String.join(", ", milestones), null));
        }
    }

    private void addMany(List<Row> many) {
        boolean few = many.size() <= LongList.SHOWN;
        int shown = 0;
        Map<String, Integer> others = new LinkedHashMap<>();
        for (Row row : many) {
            if (few || shown < LongList.SHOWN && !NOTHING.contains(row.verb())) {
                add(row);
                shown++;
            } else {
                others.merge(row.verb(), 1, Integer::sum);
            }
        }
        others.forEach((verb, count) -> {
            String thing = many.get(0).thing();
            String more = NOTHING.contains(verb) ? " " : " more ";
            add(new Row(thing, verb, count + more + thing + (count == 1 ? "" : "s"), null));
        });
    }

    private void add(Row row) {
        String text = String.format(
                "%-10s %-7s %s%s", row.thing(), row.verb(), row.name(), row.more() == null ? "" : "  " + row.more());
        rows.add(text.stripTrailing());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private record Row(
            String thing,
            String verb,
            String name,
            @CheckForNull String more) {}
}
