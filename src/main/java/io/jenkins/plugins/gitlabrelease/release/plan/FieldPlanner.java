package io.jenkins.plugins.gitlabrelease.release.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Milestone;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseChanges;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides which fields of a release have to be given, so that a value that is there already is not sent again. */
final class FieldPlanner {

    private final ReleaseRequest request;
    private final Release release;

    /** @param release what GitLab has; null for a new release */
    FieldPlanner(ReleaseRequest request, @CheckForNull Release release) {
        this.request = request;
        this.release = release;
    }

    /** @param notes the description with all that is appended to it; null to keep what there is */
    ReleaseChanges plan(@CheckForNull String notes) {
        return ReleaseChanges.builder()
                .name(differs(request.name(), release == null ? null : release.name()) ? request.name() : null)
                .description(differs(notes, release == null ? null : release.description()) ? notes : null)
                .releasedAt(datesDiffer() ? request.releasedAt() : null)
                .milestones(milestonesDiffer() ? request.milestones() : null)
                .build();
    }

    private static boolean differs(@CheckForNull String wanted, @CheckForNull String present) {
        return wanted != null && !Objects.equals(wanted, present);
    }

    /** GitLab keeps milliseconds. */
    private boolean datesDiffer() {
        Instant wanted = request.releasedAt();
        Instant present = release == null ? null : release.releasedAt();
        if (wanted == null || present == null) {
            return wanted != null;
        }
        return !wanted.truncatedTo(ChronoUnit.MILLIS).equals(present.truncatedTo(ChronoUnit.MILLIS));
    }

    private boolean milestonesDiffer() {
        List<String> wanted = request.milestones();
        if (wanted == null) {
            return false;
        }
        Set<String> present = release == null
                ? Set.of()
                : release.milestones().stream().map(Milestone::title).collect(Collectors.toSet());
        return !present.equals(new HashSet<>(wanted));
    }
}
