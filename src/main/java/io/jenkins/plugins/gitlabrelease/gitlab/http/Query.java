package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import okhttp3.HttpUrl;

/** Builds the query of an address; what is null is left out. */
public final class Query {
    private final HttpUrl.Builder url;

    public Query(HttpUrl url) {
        this.url = url.newBuilder();
    }

    public Query with(String name, @CheckForNull Object value) {
        if (value != null) {
            url.addQueryParameter(name, value.toString());
        }
        return this;
    }

    public HttpUrl build() {
        return url.build();
    }
}
