package io.jenkins.plugins.gitlabrelease.gitlab.http;

import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A list that GitLab gives page by page. Nothing is requested before an element is asked for, and no page before one of
 * its elements is. Each of the methods starts anew at the first page.
 */
public final class Paged<T> {
    private final Http http;
    private final ApiRequest start;
    private final Class<T> type;

    Paged(Http http, ApiRequest start, Class<T> type) {
        this.http = http;
        this.start = start;
        this.type = type;
    }

    /** All elements, to the last page. */
    public List<T> toList() throws GitLabException, InterruptedException {
        return first(Integer.MAX_VALUE);
    }

    /** The first elements, at most as many as said. */
    public List<T> first(int limit) throws GitLabException, InterruptedException {
        List<T> all = new ArrayList<>();
        Cursor cursor = new Cursor();
        while (all.size() < limit && cursor.advance()) {
            all.add(cursor.current);
        }
        return List.copyOf(all);
    }

    /** The first element that fits; no page after its one is requested. */
    public Optional<T> find(Predicate<? super T> fits) throws GitLabException, InterruptedException {
        Cursor cursor = new Cursor();
        while (cursor.advance()) {
            if (fits.test(cursor.current)) {
                return Optional.of(cursor.current);
            }
        }
        return Optional.empty();
    }

    /**
     * A lazy, sequential stream. It throws {@link UncheckedIOException} around a {@link GitLabException}, or around an
     * {@link InterruptedIOException}, with the thread's interrupt status set, when the thread is interrupted.
     */
    public Stream<T> stream() {
        Iterator<T> elements = new Elements(new Cursor());
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(elements, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /** A position in the list, before its first element at the beginning. */
    private final class Cursor {
        private ApiRequest next = start;
        private Iterator<T> page = List.<T>of().iterator();
        private T current;

        boolean advance() throws GitLabException, InterruptedException {
            while (!page.hasNext()) {
                if (next == null) {
                    return false;
                }
                Page<T> read = http.send(next, Answers.page(type), Probe.idempotent());
                page = read.items().iterator();
                next = read.next() == null ? null : next.at(read.next());
            }
            current = page.next();
            return true;
        }
    }

    private final class Elements implements Iterator<T> {
        private final Cursor cursor;
        private boolean ready;

        Elements(Cursor cursor) {
            this.cursor = cursor;
        }

        @Override
        public boolean hasNext() {
            if (!ready) {
                ready = advanced();
            }
            return ready;
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            ready = false;
            return cursor.current;
        }

        private boolean advanced() {
            try {
                return cursor.advance();
            } catch (GitLabException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                InterruptedIOException interrupted = new InterruptedIOException("interrupted while reading a list");
                interrupted.initCause(e);
                throw new UncheckedIOException(interrupted);
            }
        }
    }
}
