package io.jenkins.plugins.gitlabrelease.gitlab;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import okhttp3.HttpUrl;

/** Builds the query of an address; what is null is left out. */
final class Query {
    private final HttpUrl.Builder url;

    Query(HttpUrl url) {
        this.url = url.newBuilder();
    }

    Query with(String name, @CheckForNull Object value) {
        if (value != null) {
            url.addQueryParameter(name, value.toString());
        }
        return this;
    }

    HttpUrl build() {
        return url.build();
    }
}
