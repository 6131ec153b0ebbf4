package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;
import java.util.Locale;

/**
 * Which releases to list and how (api/releases "List Releases"). Immutable.
 *
 * @param updatedBefore only on newer servers; older ones ignore it
 * @param updatedAfter only on newer servers; older ones ignore it
 * @param perPage releases a request, 1 to 100
 */
public record ReleaseQuery(
        OrderBy orderBy,
        Sort sort,
        boolean includeHtmlDescription,
        @CheckForNull Instant updatedBefore,
        @CheckForNull Instant updatedAfter,
        int perPage) {
    /** The date that decides the order. */
    public enum OrderBy {
        RELEASED_AT,
        CREATED_AT;

        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The direction of the order. */
    public enum Sort {
        DESC,
        ASC;

        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ReleaseQuery {
        if (perPage < 1 || perPage > 100) {
            throw new IllegalArgumentException("A page has 1 to 100 releases, not " + perPage + ".");
        }
    }

    /** All releases, the newest by release date first. */
    public static ReleaseQuery all() {
        return new ReleaseQuery(OrderBy.RELEASED_AT, Sort.DESC, false, null, null, 100);
    }

    public ReleaseQuery orderBy(OrderBy value) {
        return new ReleaseQuery(value, sort, includeHtmlDescription, updatedBefore, updatedAfter, perPage);
    }

    public ReleaseQuery sort(Sort value) {
        return new ReleaseQuery(orderBy, value, includeHtmlDescription, updatedBefore, updatedAfter, perPage);
    }

    /** Asks for {@link Release#descriptionHtml()}. */
    public ReleaseQuery withHtmlDescription() {
        return new ReleaseQuery(orderBy, sort, true, updatedBefore, updatedAfter, perPage);
    }

    public ReleaseQuery updatedBefore(@CheckForNull Instant value) {
        return new ReleaseQuery(orderBy, sort, includeHtmlDescription, value, updatedAfter, perPage);
    }

    public ReleaseQuery updatedAfter(@CheckForNull Instant value) {
        return new ReleaseQuery(orderBy, sort, includeHtmlDescription, updatedBefore, value, perPage);
    }

    public ReleaseQuery perPage(int value) {
        return new ReleaseQuery(orderBy, sort, includeHtmlDescription, updatedBefore, updatedAfter, value);
    }
}
