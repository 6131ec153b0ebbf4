package io.jenkins.plugins.gitlabrelease.release.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewLink;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts the changes of a release's links into an order that GitLab takes: name, URL and path are unique in a release at
 * every moment, so a link can only take what another one has left. Links that exchange theirs go over an address and a
 * name that nothing else has.
 */
public final class LinkSteps {

    /** The id of all links that are new: none of them takes what another one is to have. */
    private static final long NEW = -1;

    /** What is held by whom: the id of a link for each name, URL and path. */
    private final Map<String, Long> holders = new HashMap<>();

    private final String tag;

    LinkSteps(String tag) {
        this.tag = tag;
    }

    /**
     * One request about a link of a release that exists.
     *
     * @param existing the link to change or to remove; null to add one
     * @param link what it is to be; null to remove it
     */
    public record Step(
            @CheckForNull ReleaseLink existing,
            @CheckForNull NewLink link) {

        /**
         * GitLab's number of the link to change or to remove.
         *
         * @throws IllegalStateException for a new link
         */
        public long id() {
            if (existing == null) {
                throw new IllegalStateException("a new link has no number yet");
            }
            return existing.id();
        }
    }

    /**
     * The steps in rounds; those of one round do not depend on each other. Links are removed last, unless one is in the way.
     *
     * @param existing all links of the release
     */
    List<List<Step>> order(List<ReleaseLink> existing, List<LinkPlan> plans, List<ReleaseLink> stale) {
        for (ReleaseLink link : existing) {
            keysOf(link).forEach(key -> holders.put(key, link.id()));
        }
        Set<Step> open = new LinkedHashSet<>();
        for (LinkPlan plan : plans) {
            if (plan.change() != LinkPlan.Change.KEEP) {
                open.add(new Step(plan.existing(), plan.link()));
            }
        }
        Set<Step> removals = new LinkedHashSet<>();
        stale.forEach(link -> removals.add(new Step(link, null)));
        List<List<Step>> rounds = new ArrayList<>();
        while (!open.isEmpty()) {
            List<Step> round = possible(open);
            if (round.isEmpty()) {
                round = inTheWay(open, removals);
            }
            if (round.isEmpty()) {
                round = List.of(stepAside(open.iterator().next(), open));
            }
            rounds.add(round);
        }
        if (!removals.isEmpty()) {
            rounds.add(List.copyOf(removals));
        }
        return rounds;
    }

    /** Takes the steps out whose names, URLs and paths are free. */
    private List<Step> possible(Set<Step> open) {
        List<Step> round = new ArrayList<>();
        for (Iterator<Step> steps = open.iterator(); steps.hasNext(); ) {
            Step step = steps.next();
            if (blockers(step).isEmpty()) {
                round.add(step);
                steps.remove();
            }
        }
        round.forEach(this::apply);
        return round;
    }

    private List<Step> inTheWay(Set<Step> open, Set<Step> removals) {
        Set<Long> blocking = new LinkedHashSet<>();
        open.forEach(step -> blocking.addAll(blockers(step)));
        List<Step> round = new ArrayList<>();
        for (Iterator<Step> steps = removals.iterator(); steps.hasNext(); ) {
            Step step = steps.next();
            if (blocking.contains(step.id())) {
                round.add(step);
                steps.remove();
            }
        }
        round.forEach(this::apply);
        return round;
    }

    /** Moves one of the links that block each other out of the way, under names that nothing else has. */
    private Step stepAside(Step blocked, Set<Step> open) {
        long id = blockers(blocked).iterator().next();
        for (Step step : open) {
            ReleaseLink link = step.existing();
            if (link != null && link.id() == id) {
                String path = link.directAssetPath(tag);
                NewLink aside = new NewLink(
                        link.name() + " (moving " + id + ")",
                        link.url() + (link.url().contains("#") ? "" : "#") + "moving-" + id,
                        link.linkType(),
                        path == null ? null : "/moving/" + id);
                Step move = new Step(link, aside);
                holders.values().removeIf(holder -> holder == id);
                apply(move);
                return move;
            }
        }
        // Nobody gives way: GitLab's own refusal says more than could be said here.
        open.remove(blocked);
        return blocked;
    }

    private Set<Long> blockers(Step step) {
        Set<Long> blockers = new LinkedHashSet<>();
        NewLink wanted = step.link();
        for (String key : wanted == null ? List.<String>of() : keysOf(wanted)) {
            Long holder = holders.get(key);
            if (holder != null && (step.existing() == null || holder != step.id())) {
                blockers.add(holder);
            }
        }
        return blockers;
    }

    private void apply(Step step) {
        ReleaseLink existing = step.existing();
        long id = existing == null ? NEW : existing.id();
        if (existing != null) {
            keysOf(existing).forEach(key -> holders.remove(key, id));
        }
        NewLink wanted = step.link();
        if (wanted != null) {
            keysOf(wanted).forEach(key -> holders.put(key, id));
        }
    }

    private List<String> keysOf(ReleaseLink link) {
        return keysOf(link.name(), link.url(), link.directAssetPath(tag));
    }

    private static List<String> keysOf(NewLink link) {
        return keysOf(link.name(), link.url(), link.directAssetPath());
    }

    private static List<String> keysOf(String name, String url, @CheckForNull String path) {
        return path == null
                ? List.of("name " + name, "url " + url)
                : List.of("name " + name, "url " + url, "path " + path);
    }
}
