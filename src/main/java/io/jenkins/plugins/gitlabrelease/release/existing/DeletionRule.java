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

/**
 * Which releases a clean-up takes: of those whose tag fits, all but the newest, as far as they are old enough. The date
 * of release decides. A release that is still to come is never taken and does not count among the newest; nor is one
 * whose date GitLab does not say.
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
        NamePattern pattern = tagPattern == null ? null : NamePattern.ofTags(tagPattern);
        Instant latest = olderThanDays == 0 ? Instant.MAX : now.minus(Duration.ofDays(olderThanDays));
        return releases.stream()
                .filter(release -> release.isOut(now) && (pattern == null || pattern.matches(release.tag())))
                .sorted(Comparator.comparing(Candidate::releasedAt).reversed())
                .skip(keepNewest)
                .filter(release -> release.isOutBefore(latest))
                .sorted(Comparator.comparing(Candidate::releasedAt))
                .toList();
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
}
