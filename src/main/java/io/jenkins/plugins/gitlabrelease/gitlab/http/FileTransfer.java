package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.http.TransferReport.Connection;
import io.jenkins.plugins.gitlabrelease.gitlab.http.TransferReport.Failure;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.EchoedSecret;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.function.LongConsumer;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/**
 * Carries out a {@link TransferOrder}: the code that runs where the file is. It sends as {@link OkHttpCalls} does anywhere,
 * and reads of an answer what the other side needs to read it again.
 */
public final class FileTransfer {

    /** How much of an answer is read: more than any answer about a file has, and any error page worth quoting. */
    private static final int LARGEST_BODY = 64 * 1024;

    private static final Duration LONGEST_READ = Duration.ofSeconds(10);

    private final TransferOrder order;
    private final OkHttpCalls calls;
    private final Sending sending = new Sending();
    private int status;

    /** @param route from here to the server */
    public FileTransfer(TransferOrder order, Route route) {
        this.order = order;
        this.calls = new OkHttpCalls(route.client(), order.timeouts());
    }

    /**
     * Sends a file.
     *
     * @param token as {@link Carrier#carry} has it
     * @param progress is given the number of bytes read so far, in any thread
     */
    public TransferReport upload(@CheckForNull String token, UploadSource source, LongConsumer progress)
            throws InterruptedException {
        Hashed file = new Hashed(source, progress);
        return run(
                ApiRequest.upload(HttpUrl.get(order.url()), file),
                token,
                response -> report(response, beginningOf(response), file.size, file.lastSha256()));
    }

    /**
     * Receives a file.
     *
     * @param token as above
     * @param target here; its limits are those of the order
     */
    public TransferReport download(@CheckForNull String token, DownloadTarget target) throws InterruptedException {
        return run(ApiRequest.download(HttpUrl.get(order.url())), token, response -> {
            if (!response.isSuccessful()) {
                return report(response, beginningOf(response), 0, "");
            }
            DownloadTarget.Received received =
                    new DownloadReader(target, order.wanted().sha256()).read(response);
            return report(response, "", received.size(), received.sha256());
        });
    }

    private TransferReport run(ApiRequest request, @CheckForNull String token, Answers.Reader<TransferReport> reader)
            throws InterruptedException {
        Request http = request.okHttp(sending, order.header(), token);
        try {
            return calls.run(http, response -> {
                status = response.code();
                return reader.read(response);
            });
        } catch (DownloadReader.TooLarge e) {
            return failed(ErrorKind.TOO_LARGE, "");
        } catch (DownloadReader.CorruptDownload e) {
            return failed(ErrorKind.CORRUPT_DOWNLOAD, e.getMessage());
        } catch (IOException e) {
            calls.closeIdle();
            ErrorKind kind = NetworkFailures.kind(e);
            return failed(kind, NetworkFailures.words(kind, e, text -> hidden(text, token)));
        }
    }

    private static String hidden(String text, @CheckForNull String token) {
        return token == null ? text : EchoedSecret.hide(text, token);
    }

    private TransferReport report(Response response, String body, long size, String sha256) {
        LinkedHashMap<String, String> headers = new LinkedHashMap<>();
        for (String name : TransferReport.HEADERS) {
            String value = response.header(name);
            if (value != null && value.length() < LARGEST_BODY) {
                headers.put(name, value);
            }
        }
        return new TransferReport(response.code(), headers, body, connection(), null, size, sha256);
    }

    private TransferReport failed(ErrorKind kind, String words) {
        return new TransferReport(status, new LinkedHashMap<>(), "", connection(), new Failure(kind, words), 0, "");
    }

    private Connection connection() {
        return new Connection(sending.wasSent(), sending.foundDeadConnection(), sending.lostOldConnection());
    }

    /**
     * How the body of an answer begins. One that breaks off is a failure unless the status says enough; one that takes too
     * long is left where it is.
     */
    private static String beginningOf(Response response) throws IOException {
        BufferedSource source = response.body().source();
        long end = System.nanoTime() + LONGEST_READ.toNanos();
        Buffer read = source.getBuffer();
        try {
            while (read.size() < LARGEST_BODY && System.nanoTime() < end) {
                source.timeout().deadlineNanoTime(end);
                if (!source.request(read.size() + 1)) {
                    break;
                }
            }
        } catch (IOException e) {
            if (response.code() < 500) {
                throw e;
            }
        }
        return read.readUtf8(Math.min(LARGEST_BODY, read.size()));
    }

    /** The file that is sent, hashed as it is read. */
    private static final class Hashed implements UploadSource {
        private final UploadSource file;
        private final LongConsumer progress;
        private final MessageDigest digest = Sha256.digest();
        private volatile long size;

        Hashed(UploadSource file, LongConsumer progress) {
            this.file = file;
            this.progress = progress;
        }

        @Override
        public long length() throws IOException {
            return file.length();
        }

        /** A proxy that asks for a login has the file read a second time. */
        @Override
        public InputStream open() throws IOException {
            digest.reset();
            return new CountedInput(new DigestInputStream(file.open(), digest), count -> {
                size = count;
                progress.accept(count);
            });
        }

        String lastSha256() {
            return Sha256.hex(digest);
        }
    }
}
