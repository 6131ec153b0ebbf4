package io.jenkins.plugins.gitlabrelease.gitlab.model;

/** Release notes that GitLab makes from commit trailers (api/repositories "Generate changelog data"). */
public record Changelog(String notes) {
    public Changelog {
        notes = OrEmpty.text(notes);
    }
}
