package io.jenkins.plugins.gitlabrelease.gitlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/** Contract 1.5. */
class NextPageTest {
    private static final HttpUrl FIRST = HttpUrl.get("http://internal/api/v4/projects/1/releases?per_page=2&sort=asc");

    @Test
    void followsXNextPage() {
        assertEquals(FIRST + "&page=2", next(FIRST, "X-Next-Page", "2").toString());
        HttpUrl third = next(HttpUrl.get(FIRST + "&page=2"), "X-Next-Page", "3");
        assertEquals(FIRST + "&page=3", third.toString());
    }

    @Test
    void anEmptyXNextPageIsTheEndWhateverLinkSays() {
        assertNull(next(FIRST, "X-Next-Page", "", "Link", "<http://internal/x?page=2>; rel=\"next\""));
    }

    @Test
    void ofLinkOnlyTheQueryIsTaken() {
        String link = "<https://public.example.com/api/v4/x?page=1>; rel=\"first\", "
                + "<https://public.example.com/api/v4/x?cursor=a%2Bb&per_page=2>; rel=\"next\"";
        assertEquals(
                "http://internal/api/v4/projects/1/releases?cursor=a%2Bb&per_page=2",
                next(FIRST, "Link", link).toString());
    }

    @Test
    void readsLinkInAnyNotation() {
        assertEquals("2", next(FIRST, "Link", "<?page=2>;REL=next").queryParameter("page"));
        assertEquals(
                "2", next(FIRST, "Link", "<?page=2>; title=\"a\"; rel=\"next\"").queryParameter("page"));
    }

    @Test
    void endsWithoutANextPage() {
        assertNull(next(FIRST));
        assertNull(next(FIRST, "Link", "<http://internal/x?page=1>; rel=\"prev\", <x?page=9>; rel=\"last\""));
        assertNull(next(FIRST, "Link", "<http://internal/x?page=1>; rel=\"nextish\""));
    }

    @Test
    void neverGoesInCircles() {
        HttpUrl fifth = HttpUrl.get(FIRST + "&page=5");
        assertNull(next(fifth, "X-Next-Page", "5"));
        assertNull(next(fifth, "X-Next-Page", "1"));
        assertNull(next(fifth, "X-Next-Page", "x"));
        assertNull(next(fifth, "Link", "<" + fifth + ">; rel=\"next\""));
    }

    private static HttpUrl next(HttpUrl current, String... headers) {
        return Paged.nextPage(current, Headers.of(headers));
    }
}
