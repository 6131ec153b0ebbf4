package io.jenkins.plugins.gitlabrelease.gitlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Scripted;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Milestone;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewRelease;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseFields;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contract 6 and 11.2: milestones of projects and groups. */
class MilestonesApiTest {
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
    void ofTheProjectAndTheGroupsAboveIt() throws Exception {
        fixture.app.milestone("1.0");
        fixture.app.milestone("2.0");
        fixture.app.closeMilestone("1.0");
        fixture.gitlab.group("acme").milestone("of the group");
        MilestonesApi milestones = fixture.client.milestones(fixture.id);
        Milestone closed = milestones.titled("1.0").get(0);
        assertTrue(closed.isClosed());
        assertEquals(fixture.app.id(), closed.projectId());
        assertFalse(milestones.titled("2.0").get(0).isClosed());
        assertEquals("of the group", milestones.titled("of the group").get(0).title());
        assertNull(milestones.titled("of the group").get(0).projectId());
        assertEquals(List.of(), milestones.titled("9.9"));
    }

    @Test
    void aMissingOneIsNamed() {
        fixture.app.tag("v1");
        GitLabException e = Failures.of(
                ErrorKind.MILESTONE_NOT_FOUND,
                () -> fixture.releases()
                        .create(NewRelease.of("v1").fields(ReleaseFields.NONE.milestones(List.of("9.9")))));
        assertTrue(e.words().contains("9.9"), e.words());
    }

    @Test
    void aTitleArrivesAsItIs() throws Exception {
        String json = "[{\"id\":1,\"iid\":1,\"group_id\":5,\"title\":\"1 + 1\",\"state\":\"active\"}]";
        try (Scripted server = new Scripted(Scripted.json(json))) {
            assertEquals(
                    5L, server.client().milestones(APP).titled("1 + 1").get(0).groupId());
            assertEquals(
                    List.of("GET /api/v4/projects/acme%2Fapp/milestones?title=1%20%2B%201"
                            + "&include_parent_milestones=true&per_page=100"),
                    server.requests);
        }
    }

    @Test
    void closesThemTwiceAsOnce() throws Exception {
        fixture.app.milestone("1.0");
        fixture.gitlab.group("acme").milestone("of the group");
        MilestonesApi milestones = fixture.client.milestones(fixture.id);
        for (String title : List.of("1.0", "of the group")) {
            Milestone open = milestones.titled(title).get(0);
            assertTrue(milestones.close(open).isClosed(), title);
            assertTrue(milestones.close(open).isClosed(), title);
            assertTrue(milestones.titled(title).get(0).isClosed(), title);
        }
    }

    @Test
    void aRoleThatIsTooLowIsExplained() throws Exception {
        fixture.app.milestone("1.0");
        Milestone open = fixture.client.milestones(fixture.id).titled("1.0").get(0);
        MilestonesApi guest = fixture.as(Role.GUEST).milestones(fixture.id);
        GitLabException e = Failures.of(ErrorKind.FORBIDDEN, () -> guest.close(open));
        assertTrue(e.getMessage().contains("role Reporter"), e.getMessage());
        Failures.of(ErrorKind.FORBIDDEN, () -> guest.create("2.0"));
    }

    @Test
    void createsOneOnceAlsoWhenTheAnswerIsLost() throws Exception {
        MilestonesApi milestones = fixture.client.milestones(fixture.id);
        assertEquals("1.0", milestones.create(" 1.0 ").title());
        fixture.gitlab
                .faults()
                .on("POST", "/milestones", Fault.commitThenClose())
                .times(1);
        Milestone made = milestones.create("2.0");
        assertEquals(fixture.app.id(), made.projectId());
        assertEquals(1, milestones.titled("2.0").size());
        GitLabException e = Failures.of(ErrorKind.ALREADY_TAKEN, () -> milestones.create("1.0"));
        assertTrue(e.getMessage().contains("belongs to another milestone"), e.getMessage());
    }
}
