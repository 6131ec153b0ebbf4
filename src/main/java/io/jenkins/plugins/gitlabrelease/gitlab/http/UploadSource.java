package io.jenkins.plugins.gitlabrelease.gitlab.http;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of an upload. They are never held in memory, so a repeated attempt opens the source again. */
public interface UploadSource {
    /** How many bytes {@link #open()} will give; an upload needs to know it beforehand. */
    long length() throws IOException;

    /** A new stream from the first byte; the client closes it. Called on another thread than the caller's. */
    InputStream open() throws IOException;
}
