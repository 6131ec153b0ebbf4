package io.jenkins.plugins.gitlabrelease.emulator.http;

import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * One request as it came over the wire.
 *
 * @param method upper case
 * @param target the request target exactly as sent: nothing is decoded or normalised
 * @param headers names are case-insensitive
 * @param body the body without its framing; empty if the request has none
 */
public record HttpRequest(String method, String target, HttpHeaders headers, RequestBody body) {

    /** Returns the target up to the question mark. */
    public String rawPath() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Returns what follows the question mark, or an empty text. */
    public String rawQuery() {
        int query = target.indexOf('?');
        return query < 0 ? "" : target.substring(query + 1);
    }

    /** The same request with a body that was read before. */
    public HttpRequest withBody(InputStream bytes, long length) {
        return new HttpRequest(method, target, headers, new RequestBody(bytes, length, null));
    }

    /** Returns the first value of a header. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }
}
