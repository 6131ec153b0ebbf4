package io.jenkins.plugins.gitlabrelease.gitlab.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Locale;

/** The kind of a release link ({@code link_type} in api/releases/links). */
public enum LinkType {
    OTHER,
    RUNBOOK,
    IMAGE,
    PACKAGE;

    /** The name GitLab knows. */
    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads GitLab's name; one that is unknown or missing is {@link #OTHER}, GitLab's own default. */
    @JsonCreator
    public static LinkType fromJson(@CheckForNull String json) {
        for (LinkType type : values()) {
            if (type.json().equals(json)) {
                return type;
            }
        }
        return OTHER;
    }
}
