package io.jenkins.plugins.gitlabrelease.release.plan;

import io.jenkins.plugins.gitlabrelease.gitlab.model.NewLink;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides for each wanted link whether the release has it, has it otherwise, or lacks it. A link is recognised by its
 * name, else by its URL, because GitLab keeps both unique within a release.
 */
public final class LinkPlanner {

    private final String tag;
    private final List<ReleaseLink> existing;
    private final Problems problems;

    /** @param problems takes a sentence for each link that clashes with two others of the release */
    LinkPlanner(String tag, List<ReleaseLink> existing, Problems problems) {
        this.tag = tag;
        this.existing = existing;
        this.problems = problems;
    }

    LinkPlan plan(NewLink wanted) {
        Optional<ReleaseLink> byName = find(link -> link.name().equals(wanted.name()));
        Optional<ReleaseLink> byUrl = find(link -> link.url().equals(wanted.url()));
        if (byName.isPresent()
                && byUrl.isPresent()
                && byName.get().id() != byUrl.get().id()) {
            problems.add("The link " + wanted.name() + " shall lead to " + wanted.url()
                    + ", but the release already has that URL under the name "
                    + byUrl.get().name() + ". Remove that link in GitLab, or use its name.");
        }
        return byName.or(() -> byUrl)
                .map(link -> new LinkPlan(
                        wanted, isSame(tag, link, wanted) ? LinkPlan.Change.KEEP : LinkPlan.Change.UPDATE, link.id()))
                .orElseGet(() -> new LinkPlan(wanted, LinkPlan.Change.CREATE, null));
    }

    /** Whether GitLab's link is as wanted; a path that nobody asked for is left alone. */
    public static boolean isSame(String tag, ReleaseLink link, NewLink wanted) {
        String path = wanted.directAssetPath();
        return link.name().equals(wanted.name())
                && link.url().equals(wanted.url())
                && link.linkType() == wanted.type()
                && (path == null || path.equals(link.directAssetPath(tag)));
    }

    private Optional<ReleaseLink> find(Predicate<ReleaseLink> condition) {
        return existing.stream().filter(condition).findFirst();
    }
}
