package io.jenkins.plugins.gitlabrelease.gitlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Dialect;
import io.jenkins.plugins.gitlabrelease.emulator.GitLabEmulator;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Scripted;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewRelease;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProtectedTag;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseFields;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Tag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contract 6 and 11.1: tags and the rules that protect them. */
class TagsApiTest {
    private static final ProjectId APP = ProjectId.of("acme/app");

    private Fixture fixture;

    @BeforeEach
    void start() {
        fixture = new Fixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void tags() throws Exception {
        TagsApi tags = fixture.client.tags(fixture.id);
        assertEquals(Optional.empty(), tags.find("a/b"));
        Tag made = tags.create("a/b", "main", "hello");
        assertEquals("hello", made.message());
        assertEquals(made.commit().id(), tags.find("a/b").orElseThrow().commit().id());
        Failures.of(ErrorKind.TAG_EXISTS, () -> tags.create("a/b", "main", null));
        tags.delete("a/b");
        assertEquals(Optional.empty(), tags.find("a/b"));
    }

    @Test
    void tagsAreAddressedByTheirEncodedNames() throws Exception {
        String json =
                "{\"name\":\"a/b\",\"message\":\"\",\"target\":\"t\",\"protected\":true,\"commit\":{\"id\":\"c\"}}";
        try (Scripted server = new Scripted(Scripted.json(json), Scripted.json(json), HttpAnswer.status(204))) {
            TagsApi tags = server.client().tags(APP);
            Tag tag = tags.find("a/b").orElseThrow();
            assertEquals(true, tag.isProtected());
            assertEquals("c", tag.commit().id());
            tags.create("a/b", "main", "hello");
            assertEquals("{\"tag_name\":\"a/b\",\"ref\":\"main\",\"message\":\"hello\"}", server.bodies.get(1));
            tags.delete("a/b");
            assertEquals(
                    List.of(
                            "GET /api/v4/projects/acme%2Fapp/repository/tags/a%2Fb",
                            "POST /api/v4/projects/acme%2Fapp/repository/tags",
                            "DELETE /api/v4/projects/acme%2Fapp/repository/tags/a%2Fb"),
                    server.requests);
        }
    }

    @Test
    void tagsContainingACommit() throws Exception {
        HttpAnswer first = Scripted.json("[{\"type\":\"tag\",\"name\":\"v1\"}]").header("X-Next-Page", "2");
        try (Scripted server = new Scripted(first, Scripted.json("[{\"type\":\"tag\",\"name\":\"v2\"}]"))) {
            assertEquals(List.of("v1", "v2"), server.client().tags(APP).containing("abc"));
            assertEquals(
                    "GET /api/v4/projects/acme%2Fapp/repository/commits/abc/refs?type=tag&per_page=100",
                    server.requests.get(0));
        }
    }

    @Test
    void protectedTags() throws Exception {
        fixture.app.protectTag("v*", Role.MAINTAINER);
        ProtectedTag rule = fixture.client.tags(fixture.id).protectionRules().get(0);
        assertTrue(rule.matches("v1"));
        assertEquals(40, rule.createAccessLevels().get(0).accessLevel());
        GitLabException e = Failures.of(
                ErrorKind.PROTECTED_TAG,
                () -> fixture.as(Role.DEVELOPER)
                        .releases(fixture.id)
                        .create(NewRelease.of("v1").from("main", null)));
        assertTrue(e.getMessage().contains("Protected tags"), e.getMessage());
    }

    @Test
    void aRuleNamesRolesAndUsers() throws Exception {
        String json = "[{\"name\":\"v*\",\"create_access_levels\":[{\"id\":1,\"access_level\":40,"
                + "\"access_level_description\":\"Maintainers\"},{\"user_id\":7,\"access_level\":null}]}]";
        try (Scripted server = new Scripted(Scripted.json(json))) {
            ProtectedTag rule = server.client().tags(APP).protectionRules().get(0);
            assertEquals(40, rule.createAccessLevels().get(0).accessLevel());
            assertEquals(7L, rule.createAccessLevels().get(1).userId());
            assertTrue(rule.matches("v1"));
        }
    }

    @Test
    void tagsOfOnePrefix() throws Exception {
        for (String tag : List.of("lib/v1.2.2", "lib/v1.2.3", "v1.0.0", "mylib/v1")) {
            fixture.app.tag(tag);
        }
        assertEquals(
                Set.of("lib/v1.2.2", "lib/v1.2.3"),
                fixture.client.tags(fixture.id).startingWith("lib/v").stream()
                        .map(Tag::name)
                        .collect(Collectors.toSet()));
        assertEquals(4, fixture.client.tags(fixture.id).startingWith("").size());
        try (Scripted server = new Scripted(Scripted.json("[]"))) {
            server.client().tags(APP).startingWith("a+b/");
            assertEquals(
                    List.of("GET /api/v4/projects/acme%2Fapp/repository/tags?search=%5Ea%2Bb%2F&per_page=100"),
                    server.requests);
        }
    }

    /** What changelogs and old servers need: the message of an annotated tag, and a tag that is made before its release. */
    @Test
    void anAnnotatedTagKeepsItsMessageAndTheReleaseItsTag() throws Exception {
        try (Fixture old = new Fixture(GitLabEmulator.builder().dialect(Dialect.V13))) {
            old.client.tags(old.id).create("v1", "main", "Line one\n\nLine two");
            old.releases().create(NewRelease.of("v1").fields(ReleaseFields.NONE.description("d")));
            assertEquals(
                    "Line one\n\nLine two",
                    old.client.tags(old.id).find("v1").orElseThrow().message());
        }
    }
}
