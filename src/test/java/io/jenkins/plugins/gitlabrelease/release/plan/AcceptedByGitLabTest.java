package io.jenkins.plugins.gitlabrelease.release.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.jenkins.plugins.gitlabrelease.emulator.Dialect;
import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.LinkRequest;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What GitLab accepts is not refused, whatever a summary says. */
class AcceptedByGitLabTest {

    private final EngineFixture fixture = new EngineFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aRoleFromASharedGroup() throws Exception {
        fixture.gitlab
                .faults()
                .on(
                        "GET",
                        "/api/v4/projects/acme%2Fapp",
                        Fault.status(
                                200,
                                "application/json",
                                "{\"id\":" + fixture.project.id() + ",\"path\":\"app\","
                                        + "\"path_with_namespace\":\"acme/app\",\"archived\":false,"
                                        + "\"permissions\":{\"project_access\":{\"access_level\":20},"
                                        + "\"group_access\":null}}"));
        assertCreated(request());
    }

    @Test
    void aFineGrainedToken() throws Exception {
        fixture.gitlab
                .faults()
                .on(
                        "GET",
                        "/personal_access_tokens/self",
                        Fault.status(
                                200,
                                "application/json",
                                "{\"id\":1,\"name\":\"t\",\"active\":true,\"scopes\":[\"granular\"],\"granular\":true}"));
        assertCreated(request());
    }

    @Test
    void linksThatMoveUp() throws Exception {
        fixture.project.addRelease("v1.0", "v1.0", "n");
        fixture.project.addLink("v1.0", "Docs", "https://d/v1", null);
        fixture.project.addLink("v1.0", "Old docs", "https://d/v0", null);
        fixture.publish(RequestBuilder.of("v1.0")
                .links(List.of(link("Docs", "https://d/v2"), link("Old docs", "https://d/v1")))
                .build());
        assertEquals("https://d/v2", url("Docs"));
        assertEquals("https://d/v1", url("Old docs"));
    }

    @Test
    void linksThatExchangeTheirUrls() throws Exception {
        fixture.project.addRelease("v1.0", "v1.0", "n");
        for (String name : List.of("a", "b", "c")) {
            fixture.project.addLink("v1.0", name, "https://d/" + name, "/path/" + name);
        }
        List<LinkRequest> links = List.of(
                new LinkRequest("a", "https://d/b", LinkType.OTHER, "/path/b"),
                new LinkRequest("b", "https://d/c", LinkType.OTHER, "/path/c"),
                new LinkRequest("c", "https://d/a", LinkType.OTHER, "/path/a"));
        RequestBuilder request = RequestBuilder.of("v1.0").links(links);
        fixture.publish(request.build());
        assertEquals("https://d/b", url("a"));
        assertEquals("https://d/c", url("b"));
        assertEquals("https://d/a", url("c"));
        assertEquals("/path/a", fixture.project.release("v1.0").link("c").path());
        assertEquals(ReleaseAction.UNCHANGED, fixture.publish(request.build()).action());
    }

    @Test
    void anotherNameForAPrunedFilesPath() throws Exception {
        fixture.publish(RequestBuilder.of("v1.0")
                .assets(List.of(BytesAsset.of("a b.txt", "1")))
                .build());
        fixture.publish(RequestBuilder.of("v1.0")
                .assets(List.of(BytesAsset.of("a.b.txt", "2")))
                .prune(true)
                .build());
        assertEquals("/a.b.txt", fixture.project.release("v1.0").link("a.b.txt").path());
        assertEquals(1, fixture.project.release("v1.0").links().size());
    }

    @Test
    void aLinkWithAnyPathThatGitLabTakes() throws Exception {
        fixture.publish(RequestBuilder.of("v1.0")
                .links(List.of(link("Sonar", "https://sonar.example.com/dashboard?id=a|b")))
                .build());
        assertNull(fixture.project.release("v1.0").link("Sonar").path());
    }

    /** GitLab before 15.1 ignores {@code tag_message} in a new release. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theMessageOfATagOnEveryVersion(Dialect dialect) throws Exception {
        fixture.gitlab.settings().dialect(dialect);
        fixture.publish(
                RequestBuilder.of("v9").ref("main").tagMessage("Version 9").build());
        assertEquals("Version 9", fixture.project.tags().get("v9").message());
    }

    /** Nothing is written, so nothing can be refused. */
    @Test
    void anUnchangedReleaseOfAProjectThatTakesNoChange() throws Exception {
        fixture.publish(request().build());
        fixture.project.switches().archived(true);
        fixture.project.protectTag("v*", Role.NONE);
        assertUnchanged(request());
        fixture.project.switches().archived(false);
        fixture.project.deleteTag("v1.0");
        assertUnchanged(request());
    }

    @Test
    void linksWhereThereIsNoPackageRegistry() throws Exception {
        fixture.project.switches().packages(false);
        assertCreated(RequestBuilder.of("v1.0").links(List.of(link("Docs", "https://d/v1"))));
        fixture.project.tag("v2.0");
        fixture.gitlab.settings().packages(false);
        fixture.project.switches().packages(true);
        assertCreated(RequestBuilder.of("v2.0").links(List.of(link("Docs", "https://d/v1"))));
    }

    /** GitLab decides when it makes the tag. */
    @Test
    void aRefThatTheTokenMayNotRead() throws Exception {
        fixture.gitlab.faults().on("GET", "/repository/commits/", Fault.message(403, "403 Forbidden"));
        assertCreated(RequestBuilder.of("v9").ref("main"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403})
    void aReleaseWhoseTagTheTokenMayNotRead(int status) throws Exception {
        fixture.project.addRelease("v1.0", "v1.0", "n");
        fixture.gitlab.faults().on("GET", "/repository/tags/", Fault.message(status, status + " no"));
        fixture.publish(request().build());
        fixture.publish(RequestBuilder.of("v1.0").assets(manyFiles()).build());
        assertEquals(102, fixture.project.release("v1.0").links().size());
    }

    @Test
    void aReleaseThatGetsManyFiles() throws Exception {
        fixture.project.addRelease("v1.0", "v1.0", "n");
        fixture.publish(
                RequestBuilder.of("v1.0").assets(manyFiles()).dryRun(true).build());
    }

    @Test
    void aTagThatIsMadeForManyFiles() throws Exception {
        fixture.publish(RequestBuilder.of("v9")
                .ref("main")
                .assets(manyFiles())
                .dryRun(true)
                .build());
    }

    /** So many that GitLab is not asked at once for what may not be needed. */
    private static List<Asset> manyFiles() {
        return IntStream.range(0, 101)
                .<Asset>mapToObj(i -> BytesAsset.of("file" + i, "x"))
                .toList();
    }

    /** A dry run takes no title: what it would have published is unknown to later runs. */
    @Test
    void aFileFromAnotherFolderAfterADryRun() throws Exception {
        fixture.project.addRelease("v1.0", "v1.0", "n");
        fixture.project.addPackageFile("app", "v1.0", "app", new byte[1]);
        String url = fixture.gitlab.url() + "/api/v4/projects/" + fixture.project.id() + "/packages/generic/app/v1.0/";
        fixture.project.addLink("v1.0", "app", url + "app", "/app");
        fixture.publish(RequestBuilder.of("v1.0")
                .assets(List.of(BytesAsset.of("linux/app", "linux")))
                .dryRun(true)
                .build());
        fixture.publish(RequestBuilder.of("v1.0")
                .assets(List.of(BytesAsset.of("win/app", "win")))
                .build());
        assertEquals(
                List.of("app"),
                fixture.project.release("v1.0").links().stream()
                        .map(each -> each.name())
                        .toList());
    }

    private void assertUnchanged(RequestBuilder request) throws Exception {
        assertEquals(ReleaseAction.UNCHANGED, fixture.publish(request.build()).action());
    }

    private void assertCreated(RequestBuilder request) throws Exception {
        assertEquals(ReleaseAction.CREATED, fixture.publish(request.build()).action());
    }

    private static RequestBuilder request() {
        return RequestBuilder.of("v1.0").assets(List.of(BytesAsset.of("app.zip", "1")));
    }

    private static LinkRequest link(String name, String url) {
        return new LinkRequest(name, url, LinkType.OTHER, null);
    }

    private String url(String name) {
        return fixture.project.release("v1.0").link(name).url();
    }
}
