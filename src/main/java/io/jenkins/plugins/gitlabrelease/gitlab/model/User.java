package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** A user of GitLab, as far as releases show one. */
public record User(
        long id,
        String username,
        String name,
        @CheckForNull String state,
        @CheckForNull String avatarUrl,
        @CheckForNull String webUrl) {
    public User {
        username = OrEmpty.text(username);
        name = OrEmpty.text(name);
    }
}
