package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Map;
import okhttp3.HttpUrl;

/** A request to be sent, once or several times. */
public record ApiRequest(
        Operation operation,
        String method,
        HttpUrl url,
        @CheckForNull Content content) {

    public static ApiRequest get(Operation operation, HttpUrl url) {
        return new ApiRequest(operation, "GET", url, null);
    }

    public static ApiRequest head(Operation operation, HttpUrl url) {
        return new ApiRequest(operation, "HEAD", url, null);
    }

    public static ApiRequest post(Operation operation, HttpUrl url, Map<String, Object> json) {
        return new ApiRequest(operation, "POST", url, Content.json(json));
    }

    public static ApiRequest post(Operation operation, HttpUrl url) {
        return new ApiRequest(operation, "POST", url, Content.NONE);
    }

    public static ApiRequest put(Operation operation, HttpUrl url, Map<String, Object> json) {
        return new ApiRequest(operation, "PUT", url, Content.json(json));
    }

    public static ApiRequest upload(HttpUrl url, UploadSource source) {
        return new ApiRequest(Operation.PACKAGE_UPLOAD, "PUT", url, new SourceContent(source));
    }

    public static ApiRequest delete(Operation operation, HttpUrl url) {
        return new ApiRequest(operation, "DELETE", url, Content.NONE);
    }

    ApiRequest at(HttpUrl other) {
        return new ApiRequest(operation, method, other, content);
    }

    /** Whether the request changes nothing, so that redirects may be followed. */
    boolean isRead() {
        return content == null;
    }
}
