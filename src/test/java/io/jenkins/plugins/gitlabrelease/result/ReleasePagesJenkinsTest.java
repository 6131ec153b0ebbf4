package io.jenkins.plugins.gitlabrelease.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.gitlabrelease.release.AssetResult;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseResult;
import java.util.List;
import java.util.stream.IntStream;
import jenkins.model.details.DetailFactory;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.FailureBuilder;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What Jenkins' pages show of releases, and what they make of text that wants to be markup. */
@WithJenkins
class ReleasePagesJenkinsTest {

    private static final String HOSTILE = "<img src=x id=pwned>\"'&{0}";
    private static final String URL = "https://gitlab.example.com/group/app/-/releases/v1.0";

    private JenkinsRule j;
    private FreeStyleProject job;

    @BeforeEach
    void configure(JenkinsRule rule) throws Exception {
        j = rule;
        job = j.createFreeStyleProject("app");
    }

    private FreeStyleBuild buildWith(PublishedRelease... releases) throws Exception {
        FreeStyleBuild build = j.buildAndAssertSuccess(job);
        for (PublishedRelease release : releases) {
            PublishedReleaseAction.add(build, release);
        }
        return build;
    }

    private static PublishedRelease release(String tag) {
        return ReleaseResults.release(
                tag,
                "Version " + tag,
                URL,
                ReleaseResults.file("app.zip", URL + "/downloads/app.zip", 3 << 20),
                ReleaseResults.link("Manual", "https://docs.example.com/"));
    }

    private static List<String> linksOf(HtmlPage page) {
        return page.getAnchors().stream().map(HtmlAnchor::getHrefAttribute).toList();
    }

    private HtmlPage page(Object target) throws Exception {
        JenkinsRule.WebClient web = j.createWebClient();
        return target instanceof Run<?, ?> run ? web.getPage(run) : web.goTo((String) target);
    }

    @Test
    void theBuildPageShowsTheReleaseAndItsAssets() throws Exception {
        HtmlPage page = page(buildWith(release("v1.0")));
        String text = page.asNormalizedText();
        assertTrue(text.contains("GitLab release Version v1.0 (tag v1.0) · created"), text);
        assertTrue(text.contains("milestones: 1.0"), text);
        assertTrue(text.contains("app.zip\tpackage\t3.00 MiB\tuploaded\tabc"), text);
        assertTrue(text.contains("2 assets · 3.00 MiB"), text);
        assertTrue(text.contains("Manual\tother\t\tlinked"), text);
        assertTrue(
                linksOf(page).containsAll(List.of(URL, URL + "/downloads/app.zip", "https://docs.example.com/")),
                linksOf(page).toString());
    }

    @Test
    void severalReleasesAreOneEntry() throws Exception {
        HtmlPage page = page(buildWith(release("v1.0"), release("v1.1")));
        assertEquals(
                1,
                page.querySelectorAll("tr.app-summary").stream()
                        .filter(entry -> entry.asNormalizedText().contains("GitLab release"))
                        .filter(entry -> entry.asNormalizedText().contains("Version v1.1"))
                        .count());
    }

    @Test
    void theRestApiTellsTheSame() throws Exception {
        FreeStyleBuild build = buildWith(release("v1.0"));
        JSONArray actions = j.getJSON(build.getUrl() + "api/json?tree=actions[releases[tag,url,releasedAt,upcoming,"
                        + "milestones,assets[name,type,size,sha256,action,directUrl]]]")
                .getJSONObject()
                .getJSONArray("actions");
        JSONObject found = actions.stream()
                .map(JSONObject.class::cast)
                .filter(action -> action.has("releases"))
                .findFirst()
                .orElseThrow()
                .getJSONArray("releases")
                .getJSONObject(0);
        assertEquals("v1.0", found.getString("tag"));
        assertEquals("2026-08-01T10:00:00Z", found.getString("releasedAt"));
        assertEquals("1.0", found.getJSONArray("milestones").getString(0));
        JSONObject asset = found.getJSONArray("assets").getJSONObject(0);
        assertEquals(3 << 20, asset.getLong("size"));
        assertEquals("uploaded", asset.getString("action"));
        assertEquals(URL + "/downloads/app.zip", asset.getString("directUrl"));
    }

    @Test
    void theHistoryHasABadge() throws Exception {
        FreeStyleBuild build = buildWith(release("v1.0"), release("v1.1"));
        assertEquals(1, build.getBadgeActions().size());
        String history = j.createWebClient()
                .getPage(job, "buildHistory/ajax")
                .getWebResponse()
                .getContentAsString();
        assertTrue(history.contains("GitLab release v1.0, v1.1"), history);
    }

    @Test
    void theJobPageShowsTheLastRelease() throws Exception {
        buildWith(release("v1.0"));
        FreeStyleBuild last = buildWith(release("v1.1"));
        buildWith();
        job.getBuildersList().add(new FailureBuilder());
        j.buildAndAssertStatus(Result.FAILURE, job);
        HtmlPage page = page("job/app/");
        String text = page.asNormalizedText();
        assertTrue(text.contains("Latest GitLab release Version v1.1 (tag v1.1) · published by #2"), text);
        assertFalse(text.contains("Version v1.0"), text);
        assertTrue(
                linksOf(page).contains(j.contextPath + "/" + last.getUrl()),
                linksOf(page).toString());
    }

    @Test
    void aJobWithoutReleasesShowsNothing() throws Exception {
        buildWith();
        assertFalse(page("job/app/").asNormalizedText().contains("GitLab release"));
        assertNull(job.getAction(JobReleases.class));
    }

    @Test
    void theJobHasAPageOfAllItsReleases() throws Exception {
        buildWith(release("v1.0"));
        buildWith(release("v1.1"));
        HtmlPage page = page("job/app/gitlab-releases/");
        String text = page.asNormalizedText();
        assertTrue(text.indexOf("Version v1.1\tv1.1") < text.indexOf("Version v1.0\tv1.0"), text);
        assertTrue(text.contains("3.00 MiB"), text);
    }

    @Test
    void aDeletedBuildIsForgotten() throws Exception {
        buildWith(release("v1.0"));
        buildWith(release("v1.1")).delete();
        String text = page("job/app/").asNormalizedText();
        assertTrue(text.contains("Version v1.0 (tag v1.0) · published by #1"), text);
    }

    @Test
    void buildsThatPublishedNothingHaveNoMark() throws Exception {
        buildWith(release("v1.0"));
        FreeStyleBuild build = buildWith(new PublishedRelease(
                new ReleaseResult("v1.0", "v1.0", URL, ReleaseAction.SKIPPED, List.of(), List.of(), null, false)));
        assertFalse(build.getAction(PublishedReleaseAction.class).isPublished());
        assertTrue(page("job/app/").asNormalizedText().contains("published by #1"));
    }

    @Test
    void theDetailsOfTheBuildLinkToTheRelease() throws Exception {
        FreeStyleBuild build = buildWith(release("v1.0"));
        List<ReleaseDetail> details = DetailFactory.factoriesFor(Run.class).stream()
                .flatMap(factory -> factory.createFor(build).stream())
                .filter(ReleaseDetail.class::isInstance)
                .map(ReleaseDetail.class::cast)
                .toList();
        assertEquals(1, details.size());
        assertEquals("Release Version v1.0", details.get(0).getDisplayName());
        assertEquals(URL, details.get(0).getLink());
        assertEquals("symbol-tag", details.get(0).getIconClassName());
    }

    /** All of it is text from GitLab, and anybody who may push there has a hand in it. */
    @Test
    void textStaysText() throws Exception {
        FreeStyleBuild build = buildWith(ReleaseResults.release(
                HOSTILE,
                "name " + HOSTILE,
                "javascript:alert(1)",
                ReleaseResults.file(HOSTILE, "javascript:alert(2)", 1),
                ReleaseResults.link(HOSTILE, "data:text/html,x")));
        for (String url : List.of(build.getUrl(), job.getUrl(), job.getUrl() + "buildHistory/ajax")) {
            JenkinsRule.WebClient web = j.createWebClient();
            HtmlPage page = (HtmlPage) web.getPage(web.createCrumbedUrl(url));
            assertNull(page.getElementById("pwned"), url);
            assertFalse(
                    linksOf(page).stream().anyMatch(link -> link.startsWith("javascript:") || link.startsWith("data:")),
                    url);
        }
        assertTrue(page(build).asNormalizedText().contains("name " + HOSTILE));
    }

    @Test
    void manyAssetsAreFolded() throws Exception {
        FreeStyleBuild build = buildWith(ReleaseResults.release(
                "v1.0",
                "v1.0",
                URL,
                IntStream.range(0, 30)
                        .mapToObj(i -> ReleaseResults.file("file-" + i, URL + "/downloads/" + i, 1))
                        .toArray(AssetResult[]::new)));
        HtmlPage page = page(build);
        assertEquals(1, page.getElementsByTagName("details").size());
        assertTrue(page.asNormalizedText().contains("30 assets"));
        HtmlInput filter = page.querySelector(".gitlab-release-filter input");
        filter.type("file-2");
        page.getWebClient().waitForBackgroundJavaScript(5_000);
        assertEquals("11 of 30 assets", page.querySelector("[role='status']").getTextContent());
        assertEquals(
                19,
                page.querySelectorAll(".gitlab-release-table tr[data-filtered]").size());
    }
}
