package io.jenkins.plugins.gitlabrelease.release.plan;

import io.jenkins.plugins.gitlabrelease.release.Asset;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A text that the plugin writes itself and publishes with the files of the build. */
abstract class GeneratedAsset implements Asset {

    private final String name;
    private final byte[] text;

    GeneratedAsset(String name, String text) {
        this.name = name;
        this.text = text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String path() {
        return name;
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
