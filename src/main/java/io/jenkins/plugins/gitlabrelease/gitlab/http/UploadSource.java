package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.Sha256;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of an upload. They are never held in memory, so a repeated attempt opens the source again. */
public interface UploadSource {
    /** How many bytes {@link #open()} will give; an upload needs to know it beforehand. */
    long length() throws IOException;

    /** A new stream from the first byte; the client closes it. Called on another thread than the caller's. */
    InputStream open() throws IOException;

    /** The SHA-256 of the bytes in lower-case hexadecimal, for which they are read once more, wherever they are. */
    default String sha256() throws IOException, InterruptedException {
        return Sha256.of(this::open);
    }

    /** The machine that has the bytes and sends them itself; null if they are read and sent here. */
    @CheckForNull
    default Carrier carrier() {
        return null;
    }
}
