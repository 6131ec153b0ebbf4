package io.jenkins.plugins.gitlabrelease.release.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Dialect;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedMilestone;
import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabEvents;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Milestones that a run creates: a success means that the release has each of them. */
class MilestonesTest {

    private final EngineFixture fixture = new EngineFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static ReleaseRequest milestones(String... titles) {
        return RequestBuilder.of("v1.0")
                .milestones(List.of(titles))
                .createMilestones(true)
                .assets(List.of(BytesAsset.of("app.zip", "app")))
                .build();
    }

    private void assertSet(String... titles) throws Exception {
        Set<String> present = fixture.project.releases().get("v1.0").milestones().stream()
                .map(EmulatedMilestone::title)
                .collect(Collectors.toSet());
        assertEquals(Set.of(titles), present);
    }

    @Test
    void oneIsCreatedBesideATitleWithAComma() throws Exception {
        fixture.project.milestone("one, two");
        fixture.publish(milestones("one, two", "three"));
        assertSet("one, two", "three");
    }

    @Test
    void oneThatAnotherBuildHasCreatedMeanwhileIsTaken() throws Exception {
        fixture.project.milestone("one, two");
        GitLabEvents rival = new GitLabEvents() {
            @Override
            public void request(String method, String path, int status) {
                if (method.equals("PUT")) {
                    fixture.project.milestone("three");
                }
            }
        };
        fixture.engine(fixture.client(fixture.gitlab.url(), rival))
                .publish(EngineFixture.PROJECT, milestones("one, two", "three"));
        assertSet("one, two", "three");
        assertTrue(fixture.log.contains("the milestone three was created meanwhile"), fixture.log::toString);
    }

    @Test
    void oneWithACharacterThatIsNotReadIsSetOnce() throws Exception {
        fixture.publish(milestones("v\u200b1"));
        assertEquals(
                ReleaseAction.UNCHANGED, fixture.publish(milestones("v\u200b1")).action());
    }

    /** GitLab would create another one, and refuse the release for this one. */
    @ParameterizedTest
    @ValueSource(strings = {"<b>1.0</b>", "1.0 &amp; more"})
    void oneWithHtmlIsRefusedBeforeAnythingIsWritten(String title) {
        String message = EngineFixture.messageOf(() -> fixture.publish(milestones(title)));
        assertTrue(message.contains("because it takes HTML out of titles."), message);
        assertEquals(0, fixture.requests("POST") + fixture.requests("PUT"));
    }

    @Test
    void oneWithASignOfHtmlIsCreated() throws Exception {
        fixture.publish(milestones("a & b < c"));
        assertSet("a & b < c");
    }

    @Test
    void oneThatMayNotBeCreatedIsAFailure() {
        fixture.gitlab.faults().on("POST", "/milestones", Fault.message(403, "403 Forbidden"));
        String message = EngineFixture.messageOf(() -> fixture.publish(milestones("three")));
        assertTrue(message.contains("/milestones answered 403 Forbidden"), message);
        fixture.assertNothingLeft();
    }

    @Test
    void oneThatABusyServerDoesNotCreateIsAFailure() {
        fixture.gitlab.faults().on("POST", "/milestones", Fault.status(503));
        String message = EngineFixture.messageOf(() -> fixture.publish(milestones("three")));
        assertTrue(message.contains("503"), message);
        assertEquals(Map.of(), fixture.project.releases());
    }

    @Test
    void oneThatGetsAnotherTitleIsAFailure() {
        String answer = "{\"id\":9,\"iid\":9,\"project_id\":1,\"title\":\"3\",\"state\":\"active\"}";
        fixture.gitlab.faults().on("POST", "/milestones", Fault.status(201, "application/json", answer));
        String message = EngineFixture.messageOf(() -> fixture.publish(milestones("three")));
        assertTrue(
                message.endsWith("GitLab has created the milestone \"three\" with the title \"3\"."
                        + " Use that title in milestones."),
                message);
    }

    @Test
    void eachIsLookedUpOnce() throws Exception {
        fixture.project.milestone("one, two");
        fixture.publish(milestones("one, two", "three"));
        assertEquals(
                2,
                fixture.gitlab.requests().stream()
                        .filter(request -> request.method().equals("GET")
                                && request.rawPath().endsWith("/milestones"))
                        .count());
        assertTrue(
                fixture.log.contains("the milestone three is missing and is created in acme/app"),
                fixture.log::toString);
        assertTrue(fixture.log.contains("created the milestone three"), fixture.log::toString);
    }

    @Test
    void oneThatIsMissingIsOnlyPlannedInADryRun() throws Exception {
        fixture.publish(RequestBuilder.of("v1.0")
                .milestones(List.of("three"))
                .createMilestones(true)
                .dryRun(true)
                .build());
        assertEquals(0, fixture.requests("POST"));
        assertTrue(
                fixture.log.contains("the milestone three is missing and is created in acme/app"),
                fixture.log::toString);
    }

    /** It knows no numbers of milestones. */
    @Test
    void anOldGitLabGetsTitles() throws Exception {
        try (EngineFixture old = new EngineFixture(Dialect.V13)) {
            old.publish(milestones("1.0", "2.0"));
            assertEquals(2, old.project.release("v1.0").milestones().size());
        }
    }

    @Test
    void eachIsCreatedOnceInARunThatBeginsAgain() throws Exception {
        Asset slow = BytesAsset.of("app.zip", "x")
                .whenOpened(() -> fixture.project.addRelease("v1.0", "The rival's", "notes"));
        fixture.publish(RequestBuilder.of("v1.0")
                .milestones(List.of("three"))
                .createMilestones(true)
                .assets(List.of(slow))
                .build());
        assertSet("three");
        assertEquals(
                1,
                fixture.gitlab.requests().stream()
                        .filter(request -> request.method().equals("POST")
                                && request.rawPath().endsWith("/milestones"))
                        .count());
    }
}
