package io.jenkins.plugins.gitlabrelease.gitlab.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;

/** One sending of a request: knows whether it left this machine, and keeps OkHttp from silently sending it again. */
final class Attempt {
    private volatile boolean sent;
    private volatile boolean proxyAsked;

    /** Whether a connection was there and the request, or a part of it, may have arrived. */
    boolean wasSent() {
        return sent;
    }

    /** Network interceptor that keeps the attempt of each request informed. */
    static Response watch(Interceptor.Chain chain) throws IOException {
        Request request = chain.request();
        Attempt attempt = request.tag(Attempt.class);
        if (attempt == null) {
            return chain.proceed(request);
        }
        attempt.sent = true;
        Response response = chain.proceed(request);
        attempt.proxyAsked |= response.code() == 407;
        return response;
    }

    RequestBody body(Content content) {
        return new Body(content);
    }

    /**
     * A body that OkHttp may not send twice (it would, after 408 and 503 and on stale connections), unless it was an
     * HTTP proxy that stopped it to ask for a login.
     */
    private final class Body extends RequestBody {
        private final Content content;

        Body(Content content) {
            this.content = content;
        }

        @Override
        public MediaType contentType() {
            return content.type();
        }

        @Override
        public long contentLength() throws IOException {
            return content.length();
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            content.writeTo(sink);
        }

        @Override
        public boolean isOneShot() {
            return !proxyAsked;
        }
    }
}
