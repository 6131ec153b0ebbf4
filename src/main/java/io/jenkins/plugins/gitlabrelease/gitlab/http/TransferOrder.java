package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.Serializable;
import java.util.Objects;
import okhttp3.HttpUrl;

/**
 * What another machine is to send. The token travels apart from it.
 *
 * @param url where to send it; may hold a signature, so it is in no text
 * @param header names the header that carries the token; null for a request without one
 * @param file what it knows about a download; null for an upload
 * @param timeouts as for requests of this machine
 */
public record TransferOrder(
        String url,
        @CheckForNull String header,
        @CheckForNull Wanted file,
        Timeouts timeouts) implements Serializable {

    /**
     * The file that a download has to give.
     *
     * @param sha256 lower-case hexadecimal; null if it is not known
     * @param largest the most bytes that are taken
     * @param mayBeHtml as {@link DownloadTarget#mayBeHtml()}
     */
    public record Wanted(@CheckForNull String sha256, long largest, boolean mayBeHtml) implements Serializable {}

    /**
     * The file that a download has to give.
     *
     * @throws NullPointerException for an upload
     */
    public Wanted wanted() {
        return Objects.requireNonNull(file, "an upload gives no file");
    }

    /** The host that the request goes to, for which the other machine may need a proxy. */
    public String host() {
        return HttpUrl.get(url).host();
    }

    @Override
    public String toString() {
        return (file == null ? "upload to " : "download from ") + host();
    }
}
