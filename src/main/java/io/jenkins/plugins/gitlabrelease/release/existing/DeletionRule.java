package io.jenkins.plugins.gitlabrelease.release.existing;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.release.HumanReadable;
import io.jenkins.plugins.gitlabrelease.release.NamePattern;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.VersionInTag;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which releases a clean-up takes: of those whose tag fits, all but the newest, as far as they are old enough. The date
 * of release says which are the newest, or the version in the tag. A release that is still to come is never taken and does not
 * count among the newest; nor is one whose date GitLab does not say.
 *
 * <p>By version, nothing is taken that has no clear place in the order. A tag without a version stays, and so does a pre-release
 * unless they are wanted. Versions are compared among tags with the same text before the version, since {@code lib/v1.2} and
 * {@code app/v2.0} are of two products, each of which keeps its own; and one that equals the last that is kept stays with it.
 *
 * @param tagPattern see {@link NamePattern#ofTags}; null for every tag
 * @param keepNewest how many of the fitting releases stay, whatever their age
 * @param olderThanDays more than how many days of 24 hours a release must have been out; 0 if its age does not matter
 * @param order what makes a release newer than another
 */
public record DeletionRule(@CheckForNull String tagPattern, int keepNewest, int olderThanDays, Order order) {

    /** What makes a release newer than another. */
    public enum Order {
        /** The date of release. */
        DATE,
        /** The version in the tag; pre-releases stay and do not count. */
        VERSION,
        /** The version in the tag, pre-releases included. */
        VERSION_AND_PRERELEASE
    }

    /** A rule by date. */
    public DeletionRule(@CheckForNull String tagPattern, int keepNewest, int olderThanDays) {
        this(tagPattern, keepNewest, olderThanDays, Order.DATE);
    }

    /**
     * @throws ReleaseException if a number is negative, if a pattern has become blank, or if nothing at all narrows the choice: all releases of a project
     *     are never meant by saying nothing
     */
    public void check() throws ReleaseException {
        if (keepNewest < 0) {
            throw new ReleaseException("keepNewest is " + keepNewest + ". Set it to 0 or more.");
        }
        if (olderThanDays < 0) {
            throw new ReleaseException("olderThanDays is " + olderThanDays + ". Set it to 0 or more.");
        }
        if (tagPattern != null && tagPattern.isBlank()) {
            throw new ReleaseException(
                    "tagPattern is blank once its variables are replaced, so that it would fit no tag."
                            + " Set the variables, or leave tagPattern out.");
        }
        if (order != Order.DATE && keepNewest == 0) {
            throw new ReleaseException(
                    "newestBy is semver and orders the releases that keepNewest keeps, and keepNewest is 0."
                            + " Set keepNewest, or leave newestBy out.");
        }
        if (tagPattern == null && keepNewest == 0 && olderThanDays == 0) {
            throw new ReleaseException("Nothing says which releases to delete. Set tagPattern, keepNewest or"
                    + " olderThanDays; tagPattern * alone means all.");
        }
    }

    /**
     * A release as far as a choice needs it, so that thousands of them with long notes need little memory.
     *
     * @param tag empty if GitLab does not say it
     * @param releasedAt null if GitLab does not say it
     * @param isUpcoming whether GitLab calls the release upcoming
     */
    public record Candidate(String tag, @CheckForNull Instant releasedAt, boolean isUpcoming) {

        static Candidate of(Release release) {
            return new Candidate(release.tagName(), release.releasedAt(), release.isUpcoming());
        }

        private boolean isOut(Instant now) {
            return !tag.isEmpty() && !isUpcoming && releasedAt != null && !releasedAt.isAfter(now);
        }

        private boolean isOutBefore(Instant latest) {
            return releasedAt != null && releasedAt.isBefore(latest);
        }
    }

    /**
     * The releases to delete, the oldest first.
     *
     * @param releases all of the project, in any order
     * @param now the time that ages are counted to
     */
    public List<Candidate> of(List<Candidate> releases, Instant now) {
        Instant latest = olderThanDays == 0 ? Instant.MAX : now.minus(Duration.ofDays(olderThanDays));
        List<Candidate> fitting = fitting(releases, now);
        Stream<Candidate> beyond = order == Order.DATE
                ? fitting.stream()
                        .sorted(Comparator.comparing(Candidate::releasedAt).reversed())
                        .skip(keepNewest)
                : products(fitting).values().stream().flatMap(this::lower).map(Versioned::release);
        return beyond.filter(release -> release.isOutBefore(latest))
                .sorted(Comparator.comparing(Candidate::releasedAt))
                .toList();
    }

    private List<Candidate> fitting(List<Candidate> releases, Instant now) {
        NamePattern pattern = tagPattern == null ? null : NamePattern.ofTags(tagPattern);
        return releases.stream()
                .filter(release -> release.isOut(now) && (pattern == null || pattern.matches(release.tag())))
                .toList();
    }

    /** The releases that fit and stay, because by version they have no place in the order; none by date. */
    public List<Candidate> unordered(List<Candidate> releases, Instant now) {
        return order == Order.DATE
                ? List.of()
                : fitting(releases, now).stream()
                        .filter(release -> Versioned.of(release, order).isEmpty())
                        .toList();
    }

    private record Versioned(Candidate release, VersionInTag version) {

        static Optional<Versioned> of(Candidate release, Order order) {
            return VersionInTag.of(release.tag())
                    .filter(version -> order == Order.VERSION_AND_PRERELEASE || !version.isPrerelease())
                    .map(version -> new Versioned(release, version));
        }

        /** What the tag has before the version, but for the {@code v} that some tags of a product have and others lack. */
        String product() {
            return version.prefix().replaceFirst("[vV]$", "");
        }
    }

    private Map<String, List<Versioned>> products(List<Candidate> fitting) {
        return fitting.stream()
                .flatMap(release -> Versioned.of(release, order).stream())
                .collect(Collectors.groupingBy(Versioned::product));
    }

    /** The versions below the last that is kept. */
    private Stream<Versioned> lower(List<Versioned> product) {
        List<Versioned> highestFirst = product.stream()
                .sorted(Comparator.comparing(Versioned::version).reversed())
                .toList();
        int kept = Math.min(keepNewest, highestFirst.size());
        VersionInTag lastKept = highestFirst.get(kept - 1).version();
        return highestFirst.stream().filter(each -> each.version().compareTo(lastKept) < 0);
    }

    /** What is chosen, for the log. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("releases");
        if (tagPattern != null) {
            text.append(" with tags like ").append(tagPattern);
        }
        if (olderThanDays > 0) {
            text.append(" older than ").append(HumanReadable.count(olderThanDays, "day"));
        }
        if (keepNewest > 0) {
            text.append(order == Order.DATE ? ", except the newest " : ", except the highest ")
                    .append(order == Order.DATE ? keepNewest : HumanReadable.count(keepNewest, "version"));
        }
        return text.toString();
    }
}
