package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * What another machine says about a request that it has sent: an answer, as GitLab gave it, or a failure. Nothing of it is
 * trusted: the answer is read as one that came over the network, and what a release serves is compared with GitLab's records.
 *
 * @param status 0 if there was no answer
 * @param headers those of the answer that matter here
 * @param body how the answer's body begins; empty for a file that was written
 * @param connection what became of the connection
 * @param failure what went wrong; null if there is an answer, be it an error
 * @param size of the file in bytes, as far as it was read or written
 * @param sha256 of the same bytes, lower-case hexadecimal
 */
public record TransferReport(
        int status,
        LinkedHashMap<String, String> headers,
        String body,
        Connection connection,
        @CheckForNull Failure failure,
        long size,
        String sha256)
        implements Serializable {

    /** The headers that matter to whoever reads the answer. */
    static final List<String> HEADERS = List.of(
            "Content-Type", "Date", "Location", "RateLimit-Reset", "Retry-After", "X-Checksum-SHA256", "X-Request-Id");

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /**
     * What became of the connection; see {@link Sending}.
     *
     * @param sent whether the request, or a part of it, may have arrived
     * @param foundDead whether it was found closed before a byte was sent
     * @param lostOld whether one that was used before broke without a byte of an answer
     */
    public record Connection(boolean sent, boolean foundDead, boolean lostOld) implements Serializable {}

    /**
     * Why there is no answer, or none that is of use.
     *
     * @param kind one of those that need no answer of GitLab
     * @param words what happened, in the words of {@link NetworkFailures}
     */
    public record Failure(ErrorKind kind, String words) implements Serializable {}

    /** A failure that another machine reports. */
    static final class Reported extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final ErrorKind kind;
        private final String machine;
        private final boolean lost;

        Reported(ErrorKind kind, String words, String machine) {
            this(kind, words, machine, null);
        }

        private Reported(ErrorKind kind, String words, String machine, @CheckForNull Throwable lost) {
            super(words, lost);
            this.kind = kind;
            this.machine = machine;
            this.lost = lost != null;
        }

        /** The machine was lost or failed, and nobody knows what became of the request. */
        static Reported lost(ErrorKind kind, String machine, IOException why) {
            return new Reported(kind, why.getMessage(), machine, why);
        }

        boolean isLost() {
            return lost;
        }

        ErrorKind kind() {
            return kind;
        }

        String machine() {
            return machine;
        }
    }

    /** The answer, to be read as one of this machine. */
    Response answer(Request request) {
        Response.Builder answer = new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(status)
                .message("")
                .body(ResponseBody.create(body, null));
        HEADERS.forEach(name -> {
            String value = headers.get(name);
            if (value != null) {
                answer.header(name, value);
            }
        });
        return answer.build();
    }

    /**
     * Whether there is an answer to read.
     *
     * @param machine whose report this is
     * @throws Reported the failure of the connection or the file, if there was one
     */
    void check(String machine) throws Reported {
        boolean success = status >= 200 && status < 300;
        if (failure == null) {
            if (success && !DIGEST.matcher(sha256).matches()) {
                throw new Reported(ErrorKind.UNREACHABLE, "it came without the digest of the file", machine);
            }
            return;
        }
        switch (failure.kind()) {
            case CORRUPT_DOWNLOAD, TOO_LARGE -> {
                if (!success) {
                    throw new Reported(ErrorKind.UNREACHABLE, failure.words(), machine);
                }
            }
            case SOURCE_UNREADABLE, TARGET_UNWRITABLE, UNTRUSTED_CERTIFICATE, PROXY_AUTHENTICATION ->
                throw new Reported(failure.kind(), failure.words(), machine);
            default -> throw new Reported(ErrorKind.UNREACHABLE, failure.words(), machine);
        }
    }

    /**
     * What was downloaded.
     *
     * @throws IOException if it is not what was wanted
     */
    DownloadTarget.Received received(long largest) throws IOException {
        if (failure == null) {
            return new DownloadTarget.Received(size, sha256);
        }
        throw failure.kind() == ErrorKind.TOO_LARGE
                ? new DownloadReader.TooLarge(largest)
                : new DownloadReader.CorruptDownload(failure.words());
    }
}
