package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Where a download goes: to a temporary place first, and to its own once it is complete and right. An attempt calls
 * {@link #open()}, writes and closes the stream, calls {@link #complete()} if all is well, and always {@link #discard()}
 * at last. A repeated attempt starts anew. The calls come from a thread of the client, never from two at a time.
 */
public interface DownloadTarget {

    /**
     * What was downloaded, completely and checked.
     *
     * @param size bytes
     * @param sha256 of the bytes received, lower-case hexadecimal
     */
    record Received(long size, String sha256) {}

    /** A new, empty temporary place to write to. */
    OutputStream open() throws IOException;

    /** Puts what was written into its place, instead of what was there before. */
    void complete() throws IOException;

    /** Removes the temporary place if it is still there. Fails silently: what went wrong before is worth more. */
    void discard();

    /** The most bytes that are taken; a larger file fails the download. */
    default long largest() {
        return Long.MAX_VALUE;
    }

    /**
     * Whether a web page may be what is wanted. Where it cannot, an HTML answer is taken for what it most likely is: a
     * page that asks a person to sign in.
     */
    boolean mayBeHtml();

    /** The machine that has this place and writes there what it receives itself; null if it is received here. */
    @CheckForNull
    default Carrier carrier() {
        return null;
    }
}
