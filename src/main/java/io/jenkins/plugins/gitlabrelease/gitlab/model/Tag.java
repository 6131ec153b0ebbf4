package io.jenkins.plugins.gitlabrelease.gitlab.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Json;

/**
 * A Git tag (api/tags).
 *
 * @param message the annotation, its signature included; empty or null for a lightweight tag
 * @param commit what the tag stands for, also where it is a tag object
 * @param isProtected whether a protected-tag rule covers it; null where GitLab does not say
 */
public record Tag(
        String name,

        @JsonDeserialize(using = Json.Prose.class) @CheckForNull
        String message,

        @CheckForNull Commit commit,
        @JsonProperty("protected") @CheckForNull Boolean isProtected) {
    public Tag {
        name = OrEmpty.text(name);
    }
}
