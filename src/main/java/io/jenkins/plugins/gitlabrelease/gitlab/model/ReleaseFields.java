package io.jenkins.plugins.gitlabrelease.gitlab.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;
import java.util.List;

/**
 * The attributes of a release that can be given when it is created and changed afterwards (api/releases "Create a
 * release", "Update a release"). Null is not sent: it leaves a new release to GitLab's default and an existing one as it
 * is. Links do not belong to them: GitLab ignores them in an update, they have their own API.
 *
 * @param releasedAt a date before the creation makes a release historical: GitLab collects no evidence then
 * @param milestones titles; an empty list clears them; exclusive with {@code milestoneIds}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReleaseFields(
        @CheckForNull String name,
        @CheckForNull String description,
        @CheckForNull Instant releasedAt,
        @CheckForNull List<String> milestones,
        @CheckForNull List<Long> milestoneIds) {
    public static final ReleaseFields NONE = new ReleaseFields(null, null, null, null, null);

    public ReleaseFields {
        if (milestones != null && milestoneIds != null) {
            throw new IllegalArgumentException("Give milestones by title or by id, not both.");
        }
        milestones = milestones == null ? null : List.copyOf(milestones);
        milestoneIds = milestoneIds == null ? null : List.copyOf(milestoneIds);
    }

    public ReleaseFields name(@CheckForNull String value) {
        return new ReleaseFields(value, description, releasedAt, milestones, milestoneIds);
    }

    public ReleaseFields description(@CheckForNull String value) {
        return new ReleaseFields(name, value, releasedAt, milestones, milestoneIds);
    }

    public ReleaseFields releasedAt(@CheckForNull Instant value) {
        return new ReleaseFields(name, description, value, milestones, milestoneIds);
    }

    /** The same fields with milestones by title. */
    public ReleaseFields milestones(@CheckForNull List<String> titles) {
        return new ReleaseFields(name, description, releasedAt, titles, null);
    }

    /** The same fields with milestones by number. */
    public ReleaseFields milestoneIds(@CheckForNull List<Long> ids) {
        return new ReleaseFields(name, description, releasedAt, null, ids);
    }

    /** Whether no field is given; GitLab refuses an update with none ({@code params is empty}). */
    @JsonIgnore
    public boolean isEmpty() {
        return equals(NONE);
    }
}
