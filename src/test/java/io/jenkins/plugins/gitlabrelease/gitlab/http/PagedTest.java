package io.jenkins.plugins.gitlabrelease.gitlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpRequest;
import io.jenkins.plugins.gitlabrelease.gitlab.Failures;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseQuery;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PagedTest {
    private static final ProjectId APP = ProjectId.of("acme/app");
    private static final String LONG_NOTES = "n".repeat(1_000_000);

    private static Paged<Release> releases(Scripted server) throws GitLabException {
        return server.client().releases(APP).list(ReleaseQuery.all());
    }

    private static HttpUrl url(HttpRequest request) {
        return HttpUrl.get("http://h" + request.target());
    }

    private static int number(HttpRequest request, String name, int absent) {
        String value = url(request).queryParameter(name);
        return value == null ? absent : Integer.parseInt(value);
    }

    /** Serves a number of releases as GitLab does. */
    private static HttpAnswer page(HttpRequest request, int releases, String notes) {
        int size = number(request, "per_page", 20);
        int page = number(request, "page", 1);
        List<String> items = new ArrayList<>();
        for (int i = (page - 1) * size; i < Math.min(page * size, releases); i++) {
            items.add("{\"tag_name\":\"v" + i + "\",\"description\":\"" + notes + "\"}");
        }
        String next = page * size < releases ? Integer.toString(page + 1) : "";
        return Scripted.json(items.toString()).header("X-Next-Page", next);
    }

    @Test
    void pagesThatAreTooLargeAreReadInSmallerOnes() throws Exception {
        try (Scripted server = new Scripted(request -> page(request, 45, LONG_NOTES))) {
            List<String> tags = new ArrayList<>();
            releases(server).forEach(release -> tags.add(release.tagName()));
            assertEquals(45, tags.size());
            assertEquals(45, tags.stream().distinct().count());
            assertEquals("v44", tags.get(44));
        }
    }

    @Test
    void aCircleOfPagesIsAnError() throws Exception {
        HttpAnswer one = Scripted.json("[{\"tag_name\":\"v1\"}]");
        try (Scripted server = new Scripted(request -> one.header(
                "Link",
                "<http://h/x?cursor=" + ("a".equals(url(request).queryParameter("cursor")) ? "b" : "a")
                        + ">; rel=\"next\""))) {
            GitLabException e = Failures.of(
                    ErrorKind.ANSWER_TOO_LARGE, () -> releases(server).toList());
            assertTrue(e.getMessage().contains("goes round in a circle"), e.getMessage());
            assertTrue(server.requests.size() < 5);
        }
    }

    @Test
    void anEndlessListIsAnError() throws Exception {
        String items = "[" + "{\"tag_name\":\"v\"},".repeat(9_999) + "{\"tag_name\":\"v\"}]";
        try (Scripted server = new Scripted(request ->
                Scripted.json(items).header("X-Next-Page", Integer.toString(number(request, "page", 1) + 1)))) {
            GitLabException e = Failures.of(
                    ErrorKind.ANSWER_TOO_LARGE, () -> releases(server).toList());
            assertTrue(e.getMessage().contains("more than 100000 entries"), e.getMessage());
        }
    }

    @Test
    void smallerPagesBeginAtTheSamePlace() {
        assertEquals("https://h/x?per_page=10", smaller("https://h/x?per_page=100"));
        assertEquals("https://h/x?per_page=10&page=21", smaller("https://h/x?per_page=100&page=3"));
        assertEquals("https://h/x?per_page=1&page=201", smaller("https://h/x?per_page=10&page=21"));
        assertEquals(
                "https://h/x?page=4&per_page=2".length(),
                smaller("https://h/x?page=4").replace("31", "4").length());
        assertEquals("https://h/x?per_page=1&page=8", smaller("https://h/x?per_page=7&page=2"));
        assertNull(Paged.smallerPage(HttpUrl.get("https://h/x?per_page=1")));
    }

    private static String smaller(String url) {
        return Paged.smallerPage(HttpUrl.get(url)).toString();
    }
}
