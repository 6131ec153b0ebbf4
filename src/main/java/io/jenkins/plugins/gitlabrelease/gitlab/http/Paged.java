package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * A list that GitLab gives page by page. Nothing is requested before an element is needed, and no page before one of
 * its elements is. Each of the methods starts anew at the first page, and holds one page at a time in addition to what it returns.
 *
 * <p>A page that is larger than the client reads is requested again in smaller pages. A list ends with an error, not
 * silently, when it has more than {@value #ENTRY_LIMIT} elements or {@value #PAGE_LIMIT} pages, or goes round in a circle
 * that was read before.
 */
public final class Paged<T> {
    /** More than any list that releases need has: GitLab itself stops counting at 10,000. */
    private static final int ENTRY_LIMIT = 100_000;

    private static final int PAGE_LIMIT = 10_000;

    /** What GitLab puts into a page by default. */
    private static final int USUAL_PAGE = 20;

    private static final Pattern LINK = Pattern.compile("<([^<>]*)>([^<]*)");
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

    /** Does something with each element, without holding those before. */
    public void forEach(Consumer<? super T> consumer) throws GitLabException, InterruptedException {
        Cursor cursor = new Cursor();
        while (cursor.advance()) {
            consumer.accept(cursor.current);
        }
    }

    /** A position in the list, before its first element at the beginning. */
    private final class Cursor {
        private ApiRequest next = start;
        private Iterator<T> page = List.<T>of().iterator();
        private T current;
        private int elements;
        private final Set<HttpUrl> pages = new HashSet<>();

        boolean advance() throws GitLabException, InterruptedException {
            while (!page.hasNext()) {
                if (next == null) {
                    return false;
                }
                Answers.Page<T> read = read();
                page = read.items().iterator();
                next = read.next() == null ? null : next.at(read.next());
            }
            current = page.next();
            elements++;
            if (elements > ENTRY_LIMIT) {
                throw endless("gave more than " + ENTRY_LIMIT + " entries.");
            }
            return true;
        }

        private Answers.Page<T> read() throws GitLabException, InterruptedException {
            while (true) {
                if (!pages.add(next.url())) {
                    throw endless("gave a list that goes round in a circle.");
                }
                if (pages.size() > PAGE_LIMIT) {
                    throw endless("gave more than " + PAGE_LIMIT + " pages.");
                }
                try {
                    return calls.send(next, Answers.page(type), Retrier.Probe.idempotent());
                } catch (GitLabException e) {
                    HttpUrl smaller = e.kind() == ErrorKind.ANSWER_TOO_LARGE ? smallerPage(next.url()) : null;
                    if (smaller == null) {
                        throw e;
                    }
                    next = next.at(smaller);
                }
            }
        }

        private GitLabException endless(String what) {
            return calls.errors().failed(start, ErrorKind.ANSWER_TOO_LARGE, 200, what, null);
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

    /** The same place of the list in pages of a tenth; null for pages of one. */
    @CheckForNull
    static HttpUrl smallerPage(HttpUrl url) {
        long size = page(url.queryParameter("per_page"), USUAL_PAGE);
        long number = page(url.queryParameter("page"), 1);
        if (size <= 1 || number < 1) {
            return null;
        }
        long smaller = size % 10 == 0 ? size / 10 : 1;
        HttpUrl.Builder address = url.newBuilder().setQueryParameter("per_page", Long.toString(smaller));
        if (number > 1) {
            address.setQueryParameter("page", Long.toString((number - 1) * (size / smaller) + 1));
        }
        return address.build();
    }

    private static long page(@CheckForNull String number, long absent) {
        return number == null ? absent : page(number);
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
