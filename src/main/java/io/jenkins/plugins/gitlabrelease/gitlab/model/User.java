package io.jenkins.plugins.gitlabrelease.gitlab.model;

/** A user of GitLab, as far as releases show one. */
public record User(String username) {
    public User {
        username = OrEmpty.text(username);
    }
}
