package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.AssetAccess;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okio.BufferedSink;

/**
 * A request to be sent, once or several times.
 *
 * @param withToken whether the token goes along
 * @param access decides where redirects of a download may lead; null for the requests of the API
 */
public record ApiRequest(
        Operation operation,
        String method,
        HttpUrl url,
        @CheckForNull Content content,
        boolean withToken,
        @CheckForNull AssetAccess access) {

    private ApiRequest(Operation operation, String method, HttpUrl url, @CheckForNull Content content) {
        this(operation, method, url, content, true, null);
    }

    /** The body of a request, written anew for each attempt. */
    public interface Content {
        @CheckForNull
        MediaType type();

        long length() throws IOException;

        /** The machine that has the content and sends it; null if it is sent from here. */
        @CheckForNull
        default Carrier carrier() {
            return null;
        }

        /** @param sending learns when bytes are on their way and when the file is waited for */
        void writeTo(BufferedSink sink, Sending sending) throws IOException;
    }

    public static ApiRequest get(Operation operation, HttpUrl url) {
        return new ApiRequest(operation, "GET", url, null);
    }

    public static ApiRequest head(Operation operation, HttpUrl url) {
        return new ApiRequest(operation, "HEAD", url, null);
    }

    public static ApiRequest post(Operation operation, HttpUrl url, Object json) {
        return new ApiRequest(operation, "POST", url, json(json));
    }

    /** A POST without a body. */
    public static ApiRequest post(Operation operation, HttpUrl url) {
        return new ApiRequest(operation, "POST", url, new Prepared(null, new byte[0]));
    }

    public static ApiRequest put(Operation operation, HttpUrl url, Object json) {
        return new ApiRequest(operation, "PUT", url, json(json));
    }

    /** A PUT of a file's bytes. */
    public static ApiRequest upload(HttpUrl url, UploadSource source) {
        return new ApiRequest(Operation.PACKAGE_UPLOAD, "PUT", url, new FileContent(source));
    }

    public static ApiRequest delete(Operation operation, HttpUrl url) {
        return new ApiRequest(operation, "DELETE", url, new Prepared(null, new byte[0]));
    }

    private static Content json(Object json) {
        return new Prepared(MediaType.get("application/json"), Json.write(json));
    }

    /**
     * The download of an asset.
     *
     * @param start an address that may be read
     */
    public static ApiRequest download(AssetAccess access, AssetAccess.Decision start) {
        return new ApiRequest(Operation.DOWNLOAD, "GET", start.url(), null, start.withToken(), access);
    }

    /** A download from one address, whose redirects somebody else decides about. */
    static ApiRequest download(HttpUrl url) {
        return new ApiRequest(Operation.DOWNLOAD, "GET", url, null);
    }

    /** The same for the next page. */
    ApiRequest at(HttpUrl other) {
        return new ApiRequest(operation, method, other, content, withToken, access);
    }

    /** The same at the address of a redirect. A token that was not sent to one address goes to none behind it. */
    ApiRequest redirected(HttpUrl other, boolean maySeeToken) {
        return new ApiRequest(operation, method, other, content, withToken && maySeeToken, access);
    }

    /**
     * The request as OkHttp sends it.
     *
     * @param header the one that carries the token; null for none
     */
    Request okHttp(Sending sending, @CheckForNull String header, @CheckForNull String value) {
        Request.Builder builder = new Request.Builder()
                .url(url)
                .tag(Sending.class, sending)
                .tag(Operation.class, operation)
                .header("User-Agent", "jenkins-gitlab-release")
                .method(method, content == null ? null : sending.body(content));
        if (operation == Operation.DOWNLOAD || method.equals("HEAD")) {
            builder.header("Accept-Encoding", "identity");
        } else {
            builder.header("Accept", "application/json");
        }
        if (header != null && value != null) {
            builder.header(header, value);
        }
        return builder.build();
    }

    /** Whether the request changes nothing, so that redirects may be followed. */
    boolean isRead() {
        return content == null;
    }

    private record Prepared(@CheckForNull MediaType type, byte[] bytes) implements Content {
        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public void writeTo(BufferedSink sink, Sending sending) throws IOException {
            sink.write(bytes);
        }
    }

    /** The file to upload failed, not the connection. */
    static final class SourceFailure extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        SourceFailure(Exception cause) {
            super(cause);
        }
    }

    /** A file's bytes, streamed. Failures of the file are kept apart from failures of the connection. */
    private record FileContent(UploadSource source) implements Content {
        private static final MediaType BYTES = MediaType.get("application/octet-stream");
        private static final int BUFFER = 64 * 1024;

        @Override
        public MediaType type() {
            return BYTES;
        }

        @Override
        @CheckForNull
        public Carrier carrier() {
            return source.carrier();
        }

        @Override
        public long length() throws IOException {
            try {
                return source.length();
            } catch (IOException | RuntimeException e) {
                throw new SourceFailure(e);
            }
        }

        @Override
        public void writeTo(BufferedSink sink, Sending sending) throws IOException {
            long expected = length();
            sending.offTheWire();
            try (InputStream in = opened()) {
                byte[] buffer = new byte[(int) Math.max(1, Math.min(BUFFER - 1, expected) + 1)];
                long written = 0;
                for (int n = read(in, buffer); n >= 0; n = read(in, buffer)) {
                    written += n;
                    if (written > expected) {
                        break;
                    }
                    sending.onTheWire();
                    sink.write(buffer, 0, n);
                    sending.offTheWire();
                }
                sending.onTheWire();
                if (written != expected) {
                    throw new SourceFailure(new IOException("it has "
                            + (written < expected ? "only " + written : "more than the announced")
                            + " bytes instead of " + expected));
                }
            }
        }

        private InputStream opened() throws IOException {
            try {
                return source.open();
            } catch (IOException | RuntimeException e) {
                throw new SourceFailure(e);
            }
        }

        private static int read(InputStream in, byte[] buffer) throws IOException {
            try {
                return in.read(buffer);
            } catch (IOException | RuntimeException e) {
                throw new SourceFailure(e);
            }
        }
    }
}
