package io.jenkins.plugins.gitlabrelease.release.plan;

import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;

/** The file {@code release-notes.md} with the whole text of notes that are longer than GitLab takes. */
final class AttachedNotes extends GeneratedAsset {

    static final String NAME = "release-notes.md";

    AttachedNotes(String notes) {
        super(NAME, notes);
    }

    @Override
    public LinkType linkType() {
        return LinkType.OTHER;
    }
}
