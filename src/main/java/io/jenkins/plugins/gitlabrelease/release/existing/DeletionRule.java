package io.jenkins.plugins.gitlabrelease.release.existing;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.release.HumanReadable;
import io.jenkins.plugins.gitlabrelease.release.NamePattern;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which releases a clean-up takes: of those whose tag fits, all but the newest, as far as they are old enough. The date
 * of release decides. A release that is still to come is never taken and does not count among the newest; nor is one
 * whose date GitLab does not tell.
 *
 * @param tagPattern see {@link NamePattern#ofTags}; null for every tag
 * @param keepNewest how many of the fitting releases stay, whatever their age
 * @param olderThanDays more than how many days of 24 hours a release must have been out; 0 if its age does not matter
 */
public record DeletionRule(@CheckForNull String tagPattern, int keepNewest, int olderThanDays) {

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
        if (tagPattern == null && keepNewest == 0 && olderThanDays == 0) {
            throw new ReleaseException("Nothing says which releases to delete. Set tagPattern, keepNewest or"
                    + " olderThanDays; tagPattern * alone means all.");
        }
    }

    /**
     * The releases to delete, the oldest first.
     *
     * @param releases all of the project, in any order
     * @param now the time that ages are counted to
     */
    public List<Release> of(List<Release> releases, Instant now) {
        Instant latest = olderThanDays == 0 ? Instant.MAX : now.minus(Duration.ofDays(olderThanDays));
        return releases.stream()
                .filter(release -> !release.tagName().isEmpty() && matches(release.tagName()))
                .filter(release -> !release.isUpcoming() && hasDate(release, date -> !date.isAfter(now)))
                .sorted(Comparator.comparing(Release::releasedAt).reversed())
                .skip(keepNewest)
                .filter(release -> olderThanDays == 0 || hasDate(release, date -> date.isBefore(latest)))
                .sorted(Comparator.comparing(Release::releasedAt))
                .toList();
    }

    private static boolean hasDate(Release release, Predicate<Instant> condition) {
        return Optional.ofNullable(release.releasedAt()).filter(condition).isPresent();
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
            text.append(", but for the newest ").append(keepNewest);
        }
        return text.toString();
    }

    private boolean matches(String tag) {
        return tagPattern == null || NamePattern.ofTags(tagPattern).matches(tag);
    }
}
