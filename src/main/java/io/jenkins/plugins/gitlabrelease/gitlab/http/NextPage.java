package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * Finds the next page (rest/index "Pagination"). {@code X-Next-Page} goes first: the addresses in {@code Link} have
 * GitLab's configured host, which behind a proxy may not be the one in use. Of those, only the query is taken. Totals
 * are not looked at, since GitLab leaves them out of long lists.
 */
final class NextPage {
    private static final Pattern LINK = Pattern.compile("<([^>]*)>([^<]*)");
    private static final Pattern NEXT = Pattern.compile(";\\s*rel\\s*=\\s*\"?next\"?\\s*(?:[;,]|$)");

    private NextPage() {}

    /** Null for the last page, and for a next page that would not lead onwards. */
    @CheckForNull
    static HttpUrl of(HttpUrl current, Headers headers) {
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
        return Ids.isNumber(number) && number.length() < 18 ? Long.parseLong(number) : 0;
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
