package io.jenkins.plugins.gitlabrelease.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Dialect;
import io.jenkins.plugins.gitlabrelease.emulator.RecordedRequest;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.result.ReleaseInfo;
import io.jenkins.plugins.gitlabrelease.step.GitLabReleasesStep;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListReleasesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final SiblingFixture fixture = new SiblingFixture();
    private final GitLabReleasesStep options = new GitLabReleasesStep();

    @BeforeEach
    void publish() {
        options.setProject("acme/app");
        release("v1.0", 1);
        release("v2.0-rc1", 2);
        release("v2.0", 3);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void release(String tag, int day) {
        fixture.app.addRelease(tag, null, null, START.plusSeconds(86_400L * day));
    }

    private List<String> tags() throws Exception {
        return list().stream().map(ReleaseInfo::getTag).toList();
    }

    private List<ReleaseInfo> list() throws Exception {
        return new ListReleases(options, fixture.access(options)).list();
    }

    private String refusal() {
        return assertThrows(ReleaseException.class, this::list).getMessage();
    }

    @Test
    void theNewestFirst() throws Exception {
        assertEquals(List.of("v2.0", "v2.0-rc1", "v1.0"), tags());
    }

    @Test
    void theOldestFirst() throws Exception {
        options.setSort("asc");
        assertEquals(List.of("v1.0", "v2.0-rc1", "v2.0"), tags());
    }

    @Test
    void byPattern() throws Exception {
        options.setTagPattern("v2*");
        assertEquals(List.of("v2.0", "v2.0-rc1"), tags());
        options.setLimit(1);
        assertEquals(List.of("v2.0"), tags());
    }

    @Test
    void aLimitStopsTheReading() throws Exception {
        for (int i = 0; i < 250; i++) {
            release("old" + i, -i);
        }
        assertEquals(253, tags().size());
        assertEquals(3, fixture.gitlab.requests().size());
        fixture.gitlab.clearRequests();
        options.setLimit(2);
        assertEquals(List.of("v2.0", "v2.0-rc1"), tags());
        assertEquals(1, fixture.gitlab.requests().size());
        assertEquals(
                "order_by=released_at&sort=desc&per_page=2",
                fixture.gitlab.requests().get(0).query());
        fixture.gitlab.clearRequests();
        options.setTagPattern("v*");
        options.setLimit(3);
        assertEquals(3, tags().size());
        assertEquals(1, fixture.gitlab.requests().size());
    }

    @Test
    void notesOfAnyLengthDoNotFillTheMemory() throws Exception {
        for (int i = 0; i < 30; i++) {
            fixture.app.addRelease("old" + i, null, "notes".repeat(20), START.minusSeconds(i));
        }
        ListReleases list = new ListReleases(options, fixture.access(options));
        assertEquals(33, list.list(3000).size());
        fixture.gitlab.clearRequests();
        assertEquals(
                "The notes of the first 31 releases have more than 2700 characters. Set limit or tagPattern.",
                assertThrows(ReleaseException.class, () -> list.list(2700)).getMessage());
        options.setHtml(true);
        assertThrows(ReleaseException.class, () -> list.list(3000));
        options.setTagPattern("old1?");
        assertEquals(10, list.list(3000).size());
    }

    @Test
    void ofAGroup() throws Exception {
        fixture.gitlab.project("acme/lib").addRelease("v9", null, null, START);
        fixture.gitlab.project("other/lib").addRelease("v8", null, null, START);
        options.setProject(null);
        options.setGroup("acme");
        assertEquals(
                List.of("acme/app v2.0", "acme/app v2.0-rc1", "acme/app v1.0", "acme/lib v9"),
                list().stream()
                        .map(each -> each.getProject() + " " + each.getTag())
                        .toList());
    }

    @Test
    void byTheLastChange() throws Exception {
        Instant now = Instant.now();
        options.setUpdatedAfter(now.minusSeconds(60).toString());
        assertEquals(3, tags().size());
        options.setUpdatedBefore(now.minusSeconds(30).toString());
        assertEquals(List.of(), tags());
        options.setUpdatedAfter(null);
        options.setUpdatedBefore("2099-01-01");
        assertEquals(3, tags().size());
        assertTrue(lastQuery().contains("&updated_before=2099-01-01T00%3A00%3A00Z&"), lastQuery());
    }

    @Test
    void anOldGitLabDoesNotKnowTheFilter() throws Exception {
        fixture.gitlab.settings().dialect(Dialect.V13);
        options.setUpdatedBefore("2000-01-01");
        assertEquals(3, tags().size());
    }

    @Test
    void noDate() {
        options.setUpdatedAfter("yesterday");
        assertTrue(
                refusal().startsWith("The parameter updatedAfter is \"yesterday\", which is not a date in ISO 8601."));
        options.setUpdatedAfter(null);
        options.setUpdatedBefore("2026-02-30");
        assertTrue(refusal().startsWith("The parameter updatedBefore is \"2026-02-30\", which is not a date"));
        assertEquals(List.of(), fixture.gitlab.requests());
    }

    @Test
    void withTheNotesInHtml() throws Exception {
        fixture.app.addRelease("v3.0", null, "Notes", START.plusSeconds(86_400L * 4));
        assertNull(list().get(0).getDescriptionHtml());
        options.setHtml(true);
        assertEquals("<p dir=\"auto\">Notes</p>", list().get(0).getDescriptionHtml());
        assertEquals("Notes", list().get(0).getDescription());
    }

    @Test
    void withoutHtmlUnlessAskedForWhateverGitLabTells() throws Exception {
        fixture.gitlab.settings().dialect(Dialect.V13);
        assertNull(list().get(0).getDescriptionHtml());
    }

    private String lastQuery() {
        List<RecordedRequest> requests = fixture.gitlab.requests();
        return requests.get(requests.size() - 1).query();
    }

    @Test
    void aGroupHasNoDatesOfChanges() {
        options.setProject(null);
        options.setGroup("acme");
        options.setUpdatedAfter("2026-01-01");
        String message = "GitLab does not choose releases of a group by the time of their last change."
                + " Leave updatedAfter and updatedBefore out, or list the releases of one project.";
        assertEquals(message, refusal());
        options.setUpdatedAfter(null);
        options.setUpdatedBefore("2026-01-01");
        assertEquals(message, refusal());
    }

    @Test
    void aGroupHasNoHtml() {
        options.setProject(null);
        options.setGroup("acme");
        options.setHtml(true);
        assertEquals(
                "GitLab gives the notes of a group's releases in Markdown only."
                        + " Leave html out, or list the releases of one project.",
                refusal());
    }

    @Test
    void aGroupAndAProject() {
        options.setGroup("acme");
        assertEquals("Both the project acme/app and the group acme are set. Set one of them.", refusal());
    }

    @Test
    void aGroupHasOneOrder() {
        options.setProject(null);
        options.setGroup("acme");
        options.setOrderBy("created_at");
        assertEquals("GitLab lists the releases of a group by released_at only. Leave orderBy out.", refusal());
    }

    @Test
    void aGroupWithoutAName() {
        options.setProject(null);
        options.setGroup("/");
        assertTrue(refusal().startsWith("The group \"/\" cannot be used: "), refusal());
    }

    @Test
    void wordsThatGitLabDoesNotKnow() {
        options.setOrderBy("name");
        assertEquals("The parameter orderBy is \"name\", and can be released_at, created_at.", refusal());
        options.setOrderBy(null);
        options.setSort("up");
        assertEquals("The parameter sort is \"up\", and can be desc, asc.", refusal());
    }

    @Test
    void aNegativeLimit() {
        options.setLimit(-1);
        assertEquals("limit is -1. Set it to 0 for all releases, or to 1 or more.", refusal());
    }

    @Test
    void theProjectOfTheBuild() throws Exception {
        options.setProject(null);
        fixture.environment.put("GIT_URL", fixture.gitlab.url() + "/acme/app.git");
        assertEquals(3, tags().size());
    }
}
