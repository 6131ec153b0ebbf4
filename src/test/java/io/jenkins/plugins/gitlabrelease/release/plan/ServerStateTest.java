package io.jenkins.plugins.gitlabrelease.release.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabEvents;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageStatus;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProtectedTag;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read before the first write, whatever the project is called and whatever stands between Jenkins and GitLab. */
class ServerStateTest {

    private static final String BY_PATH = "/projects/acme%2Fapp";

    private final EngineFixture fixture = new EngineFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @BeforeEach
    void publishedBefore() {
        fixture.project.addRelease("v1.0", "One", "notes");
        fixture.project.addPackageFile("app", "v1.0", "app.zip", "abc".getBytes(UTF_8));
    }

    private ServerState read(ProjectId project, RequestBuilder request) throws Exception {
        return ServerState.read(
                fixture.client(fixture.gitlab.url(), GitLabEvents.NONE),
                EngineFixture.TRANSFERS,
                project,
                request.build());
    }

    private ServerState read(RequestBuilder request) throws Exception {
        return read(EngineFixture.PROJECT, request);
    }

    private static RequestBuilder files(int count) {
        List<Asset> assets = IntStream.range(0, count)
                .<Asset>mapToObj(i -> BytesAsset.of("file" + i, "x"))
                .toList();
        return RequestBuilder.of("v1.0").assets(assets);
    }

    private void answer(String path, int status, String json) {
        fixture.gitlab.faults().on("GET", path, Fault.status(status, "application/json", json));
    }

    private long requests(String part) {
        return fixture.gitlab.requests().stream()
                .filter(request -> (request.rawPath() + "?" + request.query()).contains(part))
                .count();
    }

    private static void assertWhole(ServerState state) {
        assertEquals("One", state.release().name());
        assertEquals(1, state.filesNamed("app.zip").size());
        assertTrue(state.tagExists());
        assertNotNull(state.tagCommit());
        assertTrue(state.registryAnswers());
    }

    @Test
    void theProjectByItsFormerPathOrItsNumber() throws Exception {
        fixture.project.formerPath("acme/old");
        assertWhole(read(files(1)));
        assertEquals(1, requests("package_name="), "asked for before the project's answer is here");
        assertEquals(0, requests("/projects/" + fixture.project.id() + "/releases/"), "asked for once");
        assertWhole(read(ProjectId.of("acme/old"), files(1)));
        fixture.gitlab.clearRequests();
        assertWhole(read(ProjectId.of(fixture.project.id()), files(1)));
        assertEquals(1, requests("package_name="), "nothing is guessed");
    }

    /** Such as a proxy that decodes {@code %2F}, with an error or a page of its own. */
    @ParameterizedTest
    @CsvSource({
        "/releases/v1.0, 404, {\"error\":\"404 Not Found\"}",
        "/releases/v1.0, 400, {}",
        "/releases/v1.0, 200, <html>",
        "/releases/v1.0, 200, {\"tag_name\":\"v2.0\"}",
        "/packages?, 404, {\"error\":\"404 Not Found\"}",
        "/packages?, 403, {}"
    })
    void whatThePathDoesNotAnswerTheNumberDoes(String route, int status, String answer) throws Exception {
        answer(BY_PATH + route, status, answer);
        assertWhole(read(files(1)));
        assertEquals(1, requests("/projects/" + fixture.project.id() + route));
    }

    @ParameterizedTest
    @CsvSource({"404, {\"error\":\"404 Not Found\"}", "200, {\"name\":\"v1.0\"}"})
    void theTagByTheNumber(int status, String answer) throws Exception {
        fixture.project.tag("v2.0");
        answer(BY_PATH + "/repository/tags/v2.0", status, answer);
        ServerState state = read(RequestBuilder.of("v2.0"));
        assertEquals("v2.0", state.tag().name());
        assertEquals(1, requests("/projects/" + fixture.project.id() + "/repository/tags/v2.0"));
    }

    @Test
    void aHiddenPackageOfAProjectByItsFormerPath() throws Exception {
        fixture.project.packageStatus("app", "v1.0", "hidden");
        fixture.project.formerPath("acme/old");
        RequestBuilder hidden = files(1).packageStatus(PackageStatus.HIDDEN);
        assertWhole(read(ProjectId.of("acme/old"), hidden));
        fixture.gitlab.clearRequests();
        assertWhole(read(hidden));
        assertEquals(1, requests("status=hidden"), "asked for together with those that are listed");
    }

    /** A package that is not listed is looked for only where it may be. */
    @Test
    void aHiddenPackageOfARunThatDoesNotSpeakOfIt() throws Exception {
        fixture.project.packageStatus("app", "v1.0", "hidden");
        assertEquals(List.of(), read(files(1)).filesNamed("app.zip"));
        String packages = fixture.gitlab.url() + "/api/v4/projects/" + fixture.project.id() + "/packages/generic/";
        fixture.project.addLink("v1.0", "other", packages + "other/v1.0/app.zip", null);
        fixture.project.addLink("v1.0", "docs", "https://example.com/docs", null);
        read(files(1));
        assertEquals(0, requests("status="));
        fixture.project.addLink("v1.0", "app", packages + "app/v1.0/app.zip", null);
        assertWhole(read(files(1)));
    }

    @Test
    void aHiddenPackageByTheNumber() throws Exception {
        fixture.project.packageStatus("app", "v1.0", "hidden");
        answer(BY_PATH + "/packages?", 404, "{\"error\":\"404 Not Found\"}");
        assertEquals(
                1,
                read(files(1).packageStatus(PackageStatus.HIDDEN))
                        .filesNamed("app.zip")
                        .size());
    }

    /** A server that has no time gets no more questions. */
    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429})
    void aBusyServerIsAFailure(int status) {
        fixture.gitlab.faults().on("GET", BY_PATH + "/releases/v1.0", Fault.message(status, "busy"));
        GitLabException failure = assertThrows(GitLabException.class, () -> read(files(1)));
        assertEquals(status, failure.status());
        assertEquals(0, requests("/projects/" + fixture.project.id() + "/releases/v1.0"));
    }

    @Test
    void aPackageRegistryThatFailsIsAFailure() {
        fixture.gitlab.faults().on("GET", "/packages?", Fault.message(500, "no"));
        assertEquals(
                500, assertThrows(GitLabException.class, () -> read(files(1))).status());
    }

    /** With few files each round trip counts, with many each request. */
    @ParameterizedTest
    @CsvSource({"100, 1", "101, 0"})
    void theTagOfAReleaseThatKnowsItsCommit(int files, int asked) throws Exception {
        ServerState state = read(files(files));
        assertWhole(state);
        assertEquals(asked, requests("/repository/tags/v1.0"));
        assertEquals(asked == 1, state.tagKnown());
    }

    @Test
    void theTagOfAReleaseThatDoesNotIsAlwaysAskedFor() throws Exception {
        answer("/releases/v1.0", 200, "{\"tag_name\":\"v1.0\",\"assets\":{\"links\":[]}}");
        ServerState state = read(files(101));
        assertTrue(state.tagKnown());
        assertEquals("v1.0", state.tag().name());
        assertTrue(state.tagExists());
        assertEquals(1, requests("/repository/tags/v1.0"));
    }

    @ParameterizedTest
    @CsvSource({"100, main, 1", "101, main, 0", "1, ' ', 0", "1, , 0"})
    void whatANewTagNeedsIsAskedForAtOnce(int files, String ref, int asked) throws Exception {
        fixture.project.protectTag("v*", Role.MAINTAINER);
        ServerState state = read(files(files).ref(ref));
        assertEquals(asked, requests("/repository/commits/"));
        assertEquals(asked, requests("/protected_tags"));
        assertEquals(asked == 1 ? true : null, state.refFound());
        assertEquals(
                asked == 1 ? List.of("v*") : null,
                state.tagRules() == null
                        ? null
                        : state.tagRules().stream().map(ProtectedTag::name).toList());
    }

    @Test
    void thePackageIsAskedForOnlyIfItMatters() throws Exception {
        read(RequestBuilder.of("v1.0").description("notes"));
        assertEquals(0, requests("/packages"));
        assertEquals(1, read(RequestBuilder.of("v1.0").prune(true)).files().size());
    }

    @Test
    void aPackageOfAnotherNameIsAskedForByThat() throws Exception {
        fixture.project.addPackageFile("my_x20tools", "1._x2E2", "tool.zip", "tool".getBytes(UTF_8));
        ServerState state =
                read(files(1).packageName("my tools").packageVersion("1..2").prune(true));
        assertEquals(1, state.filesNamed("tool.zip").size());
        assertEquals(List.of(), state.filesNamed("app.zip"));
        assertEquals(1, requests("/packages?"));
    }
}
