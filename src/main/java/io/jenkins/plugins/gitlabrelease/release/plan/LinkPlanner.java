package io.jenkins.plugins.gitlabrelease.release.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GenericFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewLink;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.HarmlessText;
import io.jenkins.plugins.gitlabrelease.release.GitLabAddresses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Decides for each wanted link whether the release has it, has it otherwise, or lacks it. A link is recognised by its
 * name, else by its URL, because GitLab keeps both unique within a release. All links are looked at together: a name or
 * URL that one link leaves is free for another.
 */
public final class LinkPlanner {

    private final String tag;
    private final List<ReleaseLink> existing;
    private final GitLabAddresses addresses;

    LinkPlanner(String tag, List<ReleaseLink> existing, GitLabAddresses addresses) {
        this.tag = tag;
        this.existing = existing;
        this.addresses = addresses;
    }

    /** One plan for each wanted link, in their order. */
    List<LinkPlan> plan(List<NewLink> wanted) {
        Map<String, ReleaseLink> byName = new HashMap<>();
        Map<Object, ReleaseLink> byUrl = new HashMap<>();
        for (ReleaseLink link : existing) {
            byName.putIfAbsent(link.name(), link);
            byUrl.putIfAbsent(target(link.url()), link);
        }
        Map<Integer, ReleaseLink> matches = new HashMap<>();
        Set<Long> used = new HashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            use(i, byName.get(HarmlessText.value(wanted.get(i).name())), matches, used);
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!matches.containsKey(i)) {
                use(i, byUrl.get(target(wanted.get(i).url())), matches, used);
            }
        }
        useThoseInTheWay(wanted, matches, used);
        List<LinkPlan> plans = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            plans.add(plan(wanted.get(i), matches.get(i)));
        }
        return plans;
    }

    /** A link to a file that gets another title becomes a link that is wanted and not there, since it cannot stay as it is. */
    private void useThoseInTheWay(List<NewLink> wanted, Map<Integer, ReleaseLink> matches, Set<Long> used) {
        Set<Object> taken = new HashSet<>();
        wanted.forEach(link -> taken.add(target(link.url())));
        Iterator<ReleaseLink> inTheWay = existing.stream()
                .filter(link -> !used.contains(link.id()) && addresses.packageFile(link.url()) != null)
                .filter(link -> taken.contains(target(link.url())))
                .toList()
                .iterator();
        for (int i = 0; i < wanted.size() && inTheWay.hasNext(); i++) {
            if (!matches.containsKey(i)) {
                use(i, inTheWay.next(), matches, used);
            }
        }
    }

    private static void use(
            int index, @CheckForNull ReleaseLink link, Map<Integer, ReleaseLink> matches, Set<Long> used) {
        if (link != null && used.add(link.id())) {
            matches.put(index, link);
        }
    }

    private LinkPlan plan(NewLink wanted, @CheckForNull ReleaseLink link) {
        if (link == null) {
            return new LinkPlan(wanted, LinkPlan.Change.CREATE, null);
        }
        return new LinkPlan(wanted, isSame(tag, link, wanted) ? LinkPlan.Change.KEEP : LinkPlan.Change.UPDATE, link);
    }

    /** Adds a problem for each wanted link that clashes with a link of the release that stays as it is. */
    void check(List<LinkPlan> plans, List<ReleaseLink> staying, Problems problems) {
        Map<Object, ReleaseLink> urls = new HashMap<>();
        Map<String, ReleaseLink> paths = new HashMap<>();
        for (ReleaseLink link : staying) {
            urls.put(target(link.url()), link);
            String path = link.directAssetPath(tag);
            if (path != null) {
                paths.put(path, link);
            }
        }
        for (LinkPlan plan : plans) {
            NewLink wanted = plan.link();
            ReleaseLink holder = urls.get(target(wanted.url()));
            if (holder != null) {
                problems.add("The link " + wanted.name() + " is to point to " + wanted.url()
                        + ", but the release already has that URL under the name "
                        + holder.name() + ". Remove that link in GitLab, or use its name.");
            }
            holder = wanted.directAssetPath() == null ? null : paths.get(wanted.directAssetPath());
            if (holder != null) {
                problems.add("The permanent path " + wanted.directAssetPath() + " of " + wanted.name()
                        + " belongs to the link " + holder.name()
                        + " of the release. Remove that link in GitLab, or use another path.");
            }
        }
    }

    /** Whether GitLab's link is as wanted; a path that nobody gave is left alone. */
    public static boolean isSame(String tag, ReleaseLink link, NewLink wanted) {
        String path = wanted.directAssetPath();
        return wanted.isIn(link)
                && link.linkType() == wanted.type()
                && (path == null || path.equals(link.directAssetPath(tag)));
    }

    /** What an address means: two spellings of one package file are the same. */
    private Object target(String url) {
        GenericFile file = addresses.packageFile(url);
        return Objects.requireNonNullElse(file, url);
    }
}
