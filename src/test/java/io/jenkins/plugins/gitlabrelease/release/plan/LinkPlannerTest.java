package io.jenkins.plugins.gitlabrelease.release.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewLink;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Project;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import io.jenkins.plugins.gitlabrelease.release.GitLabAddresses;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which link of a release becomes which of those that are wanted. */
class LinkPlannerTest {

    private static final GitLabAddresses ADDRESSES = new GitLabAddresses(
            ServerUrl.parse("https://gitlab.example.com"),
            new Project(1, "acme/app", "app", null, false, null, null, null));

    private static final String DOCS = "https://example.com/";

    private static String file(String name) {
        return ADDRESSES.ofPackageFile("app", "v1", name);
    }

    private static ReleaseLink present(long id, String name, String url) {
        return new ReleaseLink(id, name, url, url, LinkType.OTHER);
    }

    private static NewLink wanted(String name, String url) {
        return new NewLink(name, url, LinkType.OTHER, null);
    }

    private static String plans(List<ReleaseLink> present, NewLink... wanted) {
        return new LinkPlanner("v1", present, ADDRESSES)
                .plan(List.of(wanted)).stream()
                        .map(plan -> plan.link().name() + " " + plan.change()
                                + (plan.existing() == null
                                        ? ""
                                        : " " + plan.existing().id()))
                        .toList()
                        .toString();
    }

    @Test
    void aLinkIsFoundByItsNameElseByItsAddress() {
        List<ReleaseLink> present = List.of(present(1, "a", DOCS + "1"), present(2, "b", DOCS + "2"));
        assertEquals("[a KEEP 1, b UPDATE 2]", plans(present, wanted("a", DOCS + "1"), wanted("b", DOCS + "3")));
        assertEquals("[c UPDATE 1, d CREATE]", plans(present, wanted("c", DOCS + "1"), wanted("d", DOCS + "3")));
    }

    /** The title that leads to a file changes hands, and the former title is no longer wanted. */
    @Test
    void aLinkToAFileThatGetsAnotherTitleBecomesANewOne() {
        List<ReleaseLink> present = List.of(
                present(1, "other", file("other.zip")),
                present(2, "former", file("app.zip")),
                present(3, "app", file("old.zip")));
        assertEquals(
                "[app UPDATE 3, docs UPDATE 2, more CREATE]",
                plans(
                        present,
                        wanted("app", file("app.zip")),
                        wanted("docs", file("docs.zip")),
                        wanted("more", file("more.zip"))));
    }

    /** What people have linked to by hand stays theirs, and is named as being in the way. */
    @Test
    void aLinkToAnotherPlaceDoesNot() {
        List<ReleaseLink> present = List.of(present(1, "former", DOCS + "1"), present(2, "app", DOCS + "2"));
        NewLink[] wanted = {wanted("app", DOCS + "1"), wanted("docs", DOCS + "3")};
        assertEquals("[app UPDATE 2, docs CREATE]", plans(present, wanted));
        LinkPlanner planner = new LinkPlanner("v1", present, ADDRESSES);
        Problems problems = new Problems("v1");
        planner.check(planner.plan(List.of(wanted)), List.of(present.get(0)), problems);
        assertEquals(1, problems.texts().size());
        assertTrue(problems.texts().get(0).contains("under the name former"), problems.texts()::toString);
    }
}
