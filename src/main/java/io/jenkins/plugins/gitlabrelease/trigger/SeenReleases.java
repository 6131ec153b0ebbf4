package io.jenkins.plugins.gitlabrelease.trigger;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which releases a trigger has seen, as it is kept in the directory of the job. A release is its tag: one that was deleted and
 * created again is not new. Nothing of Jenkins is called from here.
 */
final class SeenReleases {

    /** So many tags are kept; older ones are behind {@link #since} or beyond what one poll reads. */
    static final int MAX_KEPT = 10_000;

    private final String source;

    /** When the newest release was created that was there at first, in ISO 8601; null if there was none. */
    @CheckForNull
    private String since;

    private List<String> seen = new ArrayList<>();

    /** Tags of releases that are upcoming. */
    private List<String> upcoming = new ArrayList<>();

    private String log = "";

    /** @param source server, project and pattern; with others, everything begins anew */
    SeenReleases(String source) {
        this.source = source;
    }

    boolean isOf(String other) {
        return other.equals(source);
    }

    /** What the last poll said. */
    String log() {
        return log == null ? "" : log;
    }

    void log(String text) {
        this.log = text;
    }

    boolean knows(Release release) {
        return seen.contains(release.tagName()) || upcoming.contains(release.tagName());
    }

    /** Tags of the releases whose time had not come when they were listed last. */
    List<String> upcoming() {
        return List.copyOf(upcoming);
    }

    /** Takes all that is there for seen, but for what is upcoming. */
    void begin(List<Release> there) {
        there.stream()
                .map(Release::createdAt)
                .filter(created -> created != null)
                .max(Comparator.naturalOrder())
                .ifPresent(newest -> since = newest.toString());
        there.stream().filter(release -> !release.isUpcoming()).forEach(this::markSeen);
        noteUpcoming(there);
    }

    /**
     * What has been published since the last time: the oldest first, each to be {@linkplain #markSeen marked} once its build
     * is scheduled.
     *
     * @param listed the newest first, which decides between those of one millisecond
     */
    List<Release> published(List<Release> listed) {
        List<Release> oldestFirst = new ArrayList<>(listed);
        Collections.reverse(oldestFirst);
        return oldestFirst.stream()
                .filter(release -> !release.isUpcoming() && !seen.contains(release.tagName()))
                .filter(release -> upcoming.contains(release.tagName()) || isAfterTheBeginning(release))
                .sorted(Comparator.comparing(
                        Release::createdAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder())))
                .toList();
    }

    private boolean isAfterTheBeginning(Release release) {
        Instant created = release.createdAt();
        return since == null || created == null || !created.isBefore(Instant.parse(since));
    }

    void markSeen(Release release) {
        upcoming.remove(release.tagName());
        if (!seen.contains(release.tagName())) {
            seen.add(release.tagName());
        }
        if (seen.size() > MAX_KEPT) {
            seen = new ArrayList<>(seen.subList(seen.size() - MAX_KEPT, seen.size()));
        }
    }

    /** Remembers what is upcoming, so that it is found when its time comes, however old it is by then. */
    void noteUpcoming(List<Release> listed) {
        Set<String> tags = new LinkedHashSet<>(upcoming);
        listed.stream()
                .filter(release -> release.isUpcoming() && !seen.contains(release.tagName()))
                .forEach(release -> tags.add(release.tagName()));
        upcoming = new ArrayList<>(tags);
    }

    /** Forgets one that is gone before its time. */
    void forgetUpcoming(String tag) {
        upcoming.remove(tag);
    }
}
