package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * A list that GitLab gives page by page. Nothing is requested before an element is needed, and no page before one of
 * its elements is. Each of the methods starts anew at the first page.
 */
public final class Paged<T> {
    private static final Pattern LINK = Pattern.compile("<([^>]*)>([^<]*)");
    private static final Pattern NEXT = Pattern.compile(";\\s*rel\\s*=\\s*\"?next\"?\\s*(?:[;,]|$)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,17}");

    private final ApiCalls calls;
    private final ApiRequest start;
    private final Class<T> type;

    Paged(ApiCalls calls, ApiRequest start, Class<T> type) {
        this.calls = calls;
        this.start = start;
        this.type = type;
    }

    /** All elements, to the last page. */
    public List<T> toList() throws GitLabException, InterruptedException {
        return first(Integer.MAX_VALUE);
    }

    /** The first elements, at most {@code limit} of them. */
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
                Answers.Page<T> read = calls.send(next, Answers.page(type), Retrier.Probe.idempotent());
                page = read.items().iterator();
                next = read.next() == null ? null : next.at(read.next());
            }
            current = page.next();
            return true;
        }
    }

    /**
     * Finds the next page (rest/index "Pagination"). {@code X-Next-Page} goes first: the addresses in {@code Link} have
     * GitLab's configured host, which behind a proxy may not be the one in use. Of those, only the query is taken. Totals
     * are not looked at, since GitLab leaves them out of long lists.
     *
     * @return null for the last page, and for a next page that is not after this one
     */
    @CheckForNull
    static HttpUrl nextPage(HttpUrl current, Headers headers) {
        String number = headers.get("X-Next-Page");
        HttpUrl next = number == null ? byLink(current, headers) : byNumber(current, number.strip());
        return current.equals(next) ? null : next;
    }

    @CheckForNull
    private static HttpUrl byNumber(HttpUrl current, String number) {
        long next = page(number);
        String now = current.queryParameter("page");
        if (next <= (now == null ? 1 : page(now))) {
            return null;
        }
        return current.newBuilder()
                .setQueryParameter("page", Long.toString(next))
                .build();
    }

    private static long page(String number) {
        return NUMBER.matcher(number).matches() ? Long.parseLong(number) : 0;
    }

    @CheckForNull
    private static HttpUrl byLink(HttpUrl current, Headers headers) {
        for (String header : headers.values("Link")) {
            Matcher link = LINK.matcher(header);
            while (link.find()) {
                HttpUrl target = current.resolve(link.group(1));
                if (target != null
                        && NEXT.matcher(link.group(2).toLowerCase(Locale.ROOT)).find()) {
                    return current.newBuilder()
                            .encodedQuery(target.encodedQuery())
                            .build();
                }
            }
        }
        return null;
    }
}
