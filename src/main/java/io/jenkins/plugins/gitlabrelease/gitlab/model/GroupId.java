package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * How a group is addressed: by its number, or by its full path.
 *
 * @param segment the id as one raw path segment, not percent-encoded
 */
public record GroupId(String segment) {

    /**
     * Reads a number or a full path such as {@code group} or {@code group/subgroup}; slashes around it are dropped.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public static GroupId of(@CheckForNull String idOrPath) {
        return new GroupId(Ids.parse(idOrPath, "group", "group/subgroup", false));
    }

    @Override
    public String toString() {
        return segment;
    }
}
