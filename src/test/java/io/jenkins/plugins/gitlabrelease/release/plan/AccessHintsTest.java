package io.jenkins.plugins.gitlabrelease.release.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabEvents;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Project;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProtectedTag;
import io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a refusal is explained with: only what GitLab says, and nothing where somebody may well be allowed. */
class AccessHintsTest {

    private static final String ROLE_40 = "{\"access_level\":40}";
    private static final String NOBODY = "{\"access_level\":0}";

    private final EngineFixture fixture = new EngineFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private List<String> hints(Integer role) throws Exception {
        return of(role).read();
    }

    private AccessHints of(Integer role) {
        Project project = new Project(
                fixture.project.id(),
                "acme/app",
                "app",
                null,
                false,
                null,
                null,
                role == null ? null : new Project.Permissions(new Project.Access(role), null));
        return new AccessHints(fixture.client(fixture.gitlab.url(), GitLabEvents.NONE), project, "v1.0");
    }

    private void answer(String path, String json) {
        fixture.gitlab.faults().on("GET", path, Fault.status(200, "application/json", json));
    }

    private void rules(String... levels) {
        fixture.gitlab.faults().clear();
        StringBuilder json = new StringBuilder();
        for (String each : levels) {
            json.append(json.isEmpty() ? "" : ",").append("{\"name\":\"v*\",\"create_access_levels\":[" + each + "]}");
        }
        answer("/protected_tags", "[" + json + ",{\"name\":\"x*\",\"create_access_levels\":[" + NOBODY + "]}]");
    }

    private static String isProtected(String who) {
        return "The tag v1.0 is protected by the rule v* and the " + who
                + " may not create it, which GitLab also asks for"
                + " releases of it. Change the rule under Settings, Repository, Protected tags, or use a token with a"
                + " higher role.";
    }

    @ParameterizedTest
    @CsvSource({"0,none", "5,Minimal Access", "10,Guest", "15,Planner", "20,Reporter", "25,25"})
    void namesARoleBelowDeveloper(int role, String name) throws Exception {
        assertEquals(
                List.of("The token has the role " + name
                        + " in acme/app and publishing needs Developer. Raise its role, or use another."),
                hints(role));
    }

    @Test
    void aDeveloperIsEnoughAndAnUnknownRoleMayBe() throws Exception {
        assertEquals(List.of(), hints(30));
        assertEquals(List.of(), hints(null));
    }

    @Test
    void namesScopesThatDoNotPublish() throws Exception {
        answer("/personal_access_tokens/self", "{\"scopes\":[\"read_api\",\"read_user\"]}");
        assertEquals(
                List.of("The token has the scopes read_api, read_user and publishing needs api."
                        + " Create a token with the scope api."),
                hints(40));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[\"read_user\",\"api\"]", "[\"granular\"]"})
    void namesNoScopesThatMayPublish(String scopes) throws Exception {
        answer("/personal_access_tokens/self", "{\"scopes\":" + scopes + "}");
        assertEquals(List.of(), hints(40));
    }

    @Test
    void whatGitLabDoesNotSayIsNoHint() throws Exception {
        fixture.gitlab.faults().on("GET", "/personal_access_tokens/self", Fault.message(403, "403 Forbidden"));
        fixture.gitlab.faults().on("GET", "/protected_tags", Fault.message(403, "403 Forbidden"));
        assertEquals(List.of(), hints(40));
        Problems problems = new Problems("v1.0");
        of(40).checkTag(null, problems);
        assertEquals(List.of(), problems.texts());
    }

    @ParameterizedTest
    @CsvSource({"30,Developer", "40,Maintainer", "50,Owner", "60,Administrator"})
    void namesARuleThatLetsNobodyMakeTheTag(int role, String name) throws Exception {
        rules(NOBODY);
        assertEquals(List.of(isProtected("role " + name)), hints(role));
        Problems problems = new Problems("v1.0");
        of(role).checkTag(null, problems);
        assertEquals(List.of(isProtected("role " + name)), problems.texts());
    }

    @Test
    void namesARuleThatAsksForAHigherRole() throws Exception {
        rules(ROLE_40);
        assertEquals(List.of(isProtected("role Developer")), hints(30));
        assertEquals(List.of(), hints(40));
        assertEquals(List.of(), hints(null), "the role may be higher than any that GitLab shows");
        rules(NOBODY);
        assertEquals(List.of(isProtected("token")), hints(null));
    }

    /** GitLab lets whoever one of the rules allows it, and does not say who is in a group. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"access_level\":null}",
                "{\"access_level\":0,\"user_id\":7}",
                "{\"access_level\":0,\"group_id\":7}",
                "{\"access_level\":0,\"deploy_key_id\":7}",
                "{\"access_level\":30}"
            })
    void aRuleThatMayAllowItIsNoHint(String level) throws Exception {
        rules(NOBODY, NOBODY + "," + level);
        assertEquals(List.of(), hints(30));
        Problems problems = new Problems("v1.0");
        of(30).checkTag(null, problems);
        assertEquals(List.of(), problems.texts());
    }

    @Test
    void rulesThatAreKnownAreNotAskedForAgain() throws Exception {
        ProtectedTag.AccessLevel nobody = new ProtectedTag.AccessLevel(0, null, null, null);
        Problems problems = new Problems("v1.0");
        of(40).checkTag(List.of(new ProtectedTag("x*", List.of(nobody))), problems);
        of(40).checkTag(List.of(), problems);
        assertEquals(List.of(), problems.texts());
        of(40).checkTag(List.of(new ProtectedTag("v*", List.of(nobody))), problems);
        assertEquals(List.of(isProtected("role Maintainer")), problems.texts());
        assertEquals(List.of(), fixture.gitlab.requests());
    }
}
