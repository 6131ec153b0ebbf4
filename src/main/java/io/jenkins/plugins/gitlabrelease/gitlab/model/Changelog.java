package io.jenkins.plugins.gitlabrelease.gitlab.model;

import io.jenkins.plugins.gitlabrelease.gitlab.http.Values;

/** Release notes that GitLab makes from commit trailers (api/repositories "Generate changelog data"). */
public record Changelog(String notes) {
    public Changelog {
        notes = Values.text(notes);
    }
}
