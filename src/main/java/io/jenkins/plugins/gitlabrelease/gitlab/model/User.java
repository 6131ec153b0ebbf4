package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * A user of GitLab, as far as releases show one.
 *
 * @param webUrl the user's page, under the address that GitLab gives itself
 */
public record User(String username, @CheckForNull String webUrl) {
    public User {
        username = OrEmpty.text(username);
    }
}
