package io.jenkins.plugins.gitlabrelease.release.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewLink;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Project;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import io.jenkins.plugins.gitlabrelease.release.GitLabAddresses;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The order of changes, tried on a release that refuses a second link of one name, URL or path at every moment. */
class LinkStepsTest {

    private static final GitLabAddresses ADDRESSES = new GitLabAddresses(
            ServerUrl.parse("https://gitlab.example.com"),
            new Project(1, "acme/app", "app", null, false, null, null, null));

    @Test
    void everyOrderIsTakenAndEndsAsWanted() {
        Random random = new Random(20261126);
        for (int story = 0; story < 3_000; story++) {
            List<NewLink> wanted = links(random, 1 + random.nextInt(6));
            List<NewLink> present = links(random, 1 + random.nextInt(6));
            FakeRelease release = new FakeRelease(present);
            LinkPlanner planner = new LinkPlanner("v1", release.links(), ADDRESSES);
            List<LinkPlan> plans = planner.plan(wanted);
            Set<Long> kept = new HashSet<>();
            plans.stream()
                    .filter(plan -> plan.existing() != null)
                    .forEach(plan -> kept.add(plan.existing().id()));
            List<ReleaseLink> stale = release.links().stream()
                    .filter(link -> !kept.contains(link.id()))
                    .toList();
            for (List<LinkSteps.Step> round : new LinkSteps("v1").order(release.links(), plans, stale)) {
                List<LinkSteps.Step> shuffled = new ArrayList<>(round);
                Collections.shuffle(shuffled, random);
                shuffled.forEach(release::apply);
            }
            assertEquals(new HashSet<>(wanted), new HashSet<>(release.links.values()), "story " + story);
        }
    }

    @Test
    void keepsWhatIsAsItShouldBe() {
        FakeRelease release = new FakeRelease(List.of(link("a", "b", "c")));
        List<LinkPlan> plans = new LinkPlanner("v1", release.links(), ADDRESSES).plan(List.of(link("a", "b", "c")));
        assertEquals(LinkPlan.Change.KEEP, plans.get(0).change());
        assertEquals(List.of(), new LinkSteps("v1").order(release.links(), plans, List.of()));
    }

    /** Until it gets its new address, a link that moves out of the way leads where it did. */
    @Test
    void aLinkThatMovesLeadsToTheSamePlace() {
        for (String fragment : List.of("", "#start")) {
            FakeRelease release =
                    new FakeRelease(List.of(link("a", "a" + fragment, "a"), link("b", "b" + fragment, "b")));
            List<LinkPlan> plans = new LinkPlanner("v1", release.links(), ADDRESSES)
                    .plan(List.of(link("a", "b" + fragment, "b"), link("b", "a" + fragment, "a")));
            List<List<LinkSteps.Step>> rounds = new LinkSteps("v1").order(release.links(), plans, List.of());
            assertEquals(3, rounds.size());
            LinkSteps.Step move = rounds.get(0).get(0);
            assertEquals(
                    new NewLink(
                            "b (moving 2)",
                            "https://example.com/b" + (fragment.isEmpty() ? "#" : fragment) + "moving-2",
                            LinkType.OTHER,
                            "/moving/2"),
                    move.link());
            rounds.forEach(round -> round.forEach(release::apply));
        }
    }

    @Test
    void aLinkMayBeCalledLikeOneThatMoves() {
        FakeRelease release = new FakeRelease(List.of(link("a", "a", "a"), link("b", "b", "b")));
        List<NewLink> wanted = List.of(link("a", "b", "c"), link("b (moving 2)", "x", "a"), link("b", "a", "b"));
        List<LinkPlan> plans = new LinkPlanner("v1", release.links(), ADDRESSES).plan(wanted);
        new LinkSteps("v1").order(release.links(), plans, List.of()).forEach(round -> round.forEach(release::apply));
        assertEquals(new HashSet<>(wanted), new HashSet<>(release.links.values()));
    }

    /** The work grows with the number of links, not with its square. */
    @Test
    void looksAtEachOfThousandsOfLinksAFewTimes() {
        int count = 16_000;
        List<NewLink> former = new ArrayList<>();
        List<NewLink> wanted = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            former.add(link("n" + i, "u" + i, "p" + i));
            wanted.add(link("n" + i, i % 2 == 0 ? "u" + i : "v" + i, "p" + i));
        }
        List<ReleaseLink> present = new FakeRelease(former).links();
        List<ReleaseLink> stale = present.subList(count / 2, count);
        CountedList<ReleaseLink> links = new CountedList<>(present);
        LinkPlanner planner = new LinkPlanner("v1", links, ADDRESSES);
        CountedList<NewLink> asked = new CountedList<>(wanted.subList(0, count / 2));
        CountedList<LinkPlan> plans = new CountedList<>(planner.plan(asked));
        CountedList<ReleaseLink> staying = new CountedList<>(stale);
        planner.check(plans, staying, new Problems("v1"));
        CountedList<ReleaseLink> going = new CountedList<>(stale);
        List<List<LinkSteps.Step>> rounds = new LinkSteps("v1").order(links, plans, going);
        assertEquals(2, rounds.size());
        assertEquals(count / 4, rounds.get(0).size());
        assertEquals(count / 2, rounds.get(1).size());
        for (CountedList<?> list : List.of(links, asked, plans, staying, going)) {
            assertTrue(list.looks <= 5L * list.size(), () -> list.looks + " looks at " + list.size() + " elements");
        }
    }

    private static final class CountedList<T> extends AbstractList<T> {

        private final List<T> elements;
        private long looks;

        CountedList(List<T> elements) {
            this.elements = elements;
        }

        @Override
        public T get(int index) {
            looks++;
            return elements.get(index);
        }

        @Override
        public int size() {
            return elements.size();
        }
    }

    private static NewLink link(String name, String url, String path) {
        return new NewLink(name, "https://example.com/" + url, LinkType.OTHER, "/path/" + path);
    }

    /** Names, URLs and paths from a small stock, so that they meet. */
    private static List<NewLink> links(Random random, int count) {
        List<String> stock = new ArrayList<>(List.of("a", "b", "c", "d", "e", "f", "g"));
        List<List<String>> columns = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Collections.shuffle(stock, random);
            columns.add(List.copyOf(stock));
        }
        List<NewLink> links = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            links.add(link(
                    columns.get(0).get(i), columns.get(1).get(i), columns.get(2).get(i)));
        }
        return links;
    }

    private static final class FakeRelease {

        private final Map<Long, NewLink> links = new HashMap<>();
        private long last;

        FakeRelease(List<NewLink> present) {
            present.forEach(link -> links.put(++last, link));
        }

        List<ReleaseLink> links() {
            return links.entrySet().stream()
                    .map(entry -> new ReleaseLink(
                            entry.getKey(),
                            entry.getValue().name(),
                            entry.getValue().url(),
                            "https://gitlab.example.com/acme/app/-/releases/v1/downloads"
                                    + entry.getValue().directAssetPath(),
                            entry.getValue().type()))
                    .toList();
        }

        void apply(LinkSteps.Step step) {
            if (step.link() == null) {
                assertTrue(links.remove(step.id()) != null, "removed once");
                return;
            }
            long id = step.existing() == null ? ++last : step.id();
            links.forEach((other, link) -> {
                if (other != id) {
                    assertFalse(
                            link.name().equals(step.link().name())
                                    || link.url().equals(step.link().url())
                                    || link.directAssetPath().equals(step.link().directAssetPath()),
                            () -> link + " is in the way of " + step);
                }
            });
            links.put(id, step.link());
        }
    }
}
