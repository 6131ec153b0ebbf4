package io.jenkins.plugins.gitlabrelease.release.plan;

import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The file {@code release-notes.md} with the whole text of notes that are longer than GitLab takes. */
final class AttachedNotes implements Asset {

    static final String NAME = "release-notes.md";

    private final byte[] text;

    AttachedNotes(String notes) {
        text = notes.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String path() {
        return NAME;
    }

    @Override
    public LinkType linkType() {
        return LinkType.OTHER;
    }

    @Override
    public long length() {
        return text.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(text);
    }
}
