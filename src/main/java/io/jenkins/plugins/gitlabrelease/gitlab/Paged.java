package io.jenkins.plugins.gitlabrelease.gitlab;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

public final class Paged<T> {
    private final Http http;
    private final ApiRequest first;
    private final Class<T> type;

    Paged(Http http, ApiRequest first, Class<T> type) {
        this.http = http;
        this.first = first;
        this.type = type;
    }

    public List<T> toList() throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public List<T> first(int limit) throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public Optional<T> find(Predicate<? super T> predicate) throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public Stream<T> stream() {
        throw new UnsupportedOperationException();
    }
}
