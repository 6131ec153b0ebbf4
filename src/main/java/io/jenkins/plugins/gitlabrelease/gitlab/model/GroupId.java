package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** How a group is addressed: by its number, or by its full path. Immutable. */
public final class GroupId {
    private final String segment;

    private GroupId(String segment) {
        this.segment = segment;
    }

    /**
     * Reads a number or a full path such as {@code group} or {@code group/subgroup}; slashes around it are dropped.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public static GroupId of(@CheckForNull String idOrPath) {
        return new GroupId(Ids.parse(idOrPath, "group", "group/subgroup", false));
    }

    public static GroupId of(long id) {
        return new GroupId(Ids.positive(id));
    }

    /** The id as one raw path segment, not percent-encoded. */
    public String segment() {
        return segment;
    }

    @Override
    public String toString() {
        return segment;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GroupId id && id.segment.equals(segment);
    }

    @Override
    public int hashCode() {
        return segment.hashCode();
    }
}
