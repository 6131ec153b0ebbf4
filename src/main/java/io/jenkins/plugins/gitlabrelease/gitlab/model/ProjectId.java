package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * How a project is addressed: by its number, or by its full path.
 *
 * @param segment the id as one raw path segment, not percent-encoded
 */
public record ProjectId(String segment) {

    /**
     * Reads a number or a full path such as {@code group/subgroup/project}; slashes around it are dropped.
     *
     * @throws IllegalArgumentException if it is blank, or neither a number nor a path with a slash (GitLab never
     *     resolves such an id)
     */
    public static ProjectId of(@CheckForNull String idOrPath) {
        return new ProjectId(Ids.parse(idOrPath, "project", "group/project", true));
    }

    /** @throws IllegalArgumentException if it is not positive */
    public static ProjectId of(long id) {
        return new ProjectId(Ids.positive(id));
    }

    /** Whether this is a number; numbers survive a rename of the project and proxies that decode {@code %2F}. */
    public boolean isNumeric() {
        return Ids.isNumber(segment);
    }

    @Override
    public String toString() {
        return segment;
    }
}
