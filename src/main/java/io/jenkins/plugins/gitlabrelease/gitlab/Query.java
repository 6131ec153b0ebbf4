package io.jenkins.plugins.gitlabrelease.gitlab;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import okhttp3.HttpUrl;

/** Builds the query of an address; what is null is left out. */
final class Query {
    private final HttpUrl.Builder url;

    Query(HttpUrl url) {
        this.url = url.newBuilder();
    }

    /** Adds a parameter, encoding everything but unreserved characters: a plus in a date would become a blank. */
    Query with(String name, @CheckForNull Object value) {
        if (value != null) {
            String text = value.toString();
            url.addEncodedQueryParameter(name, text.isEmpty() ? "" : encoded(text));
        }
        return this;
    }

    private static String encoded(String text) {
        return text.equals(".") || text.equals("..") ? text : PathSegments.encode(text);
    }

    HttpUrl build() {
        return url.build();
    }
}
