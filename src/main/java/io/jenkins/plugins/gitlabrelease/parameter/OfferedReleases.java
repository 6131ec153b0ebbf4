package io.jenkins.plugins.gitlabrelease.parameter;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseQuery;
import io.jenkins.plugins.gitlabrelease.release.GitTagName;
import io.jenkins.plugins.gitlabrelease.release.NamePattern;
import io.jenkins.plugins.gitlabrelease.release.VersionInTag;
import io.jenkins.plugins.gitlabrelease.task.ProjectAccess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The releases that a build can be started with. Nothing of Jenkins is called from here.
 *
 * @param tagPattern the tags that can be chosen, with wildcards; null for all
 * @param order which release is the first of the list
 * @param limit the most releases of the list; any tag that the pattern allows can be chosen nevertheless
 */
@Restricted(NoExternalUse.class)
record OfferedReleases(@CheckForNull String tagPattern, Order order, int limit) {

    /** The order of the list. */
    enum Order {
        /** By release date, the newest first. */
        DATE,
        /** By the version in the tag, the highest first; tags without a version come last, the newest first. */
        VERSION
    }

    /** As many releases are read at most for one list, ten pages, so that a form is filled in seconds. */
    static final int MOST_READ = 1000;

    /** Characters that mean nothing to a shell or to a path, wherever a build puts the tag. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+/@-]{0,254}");

    private static final int LARGEST_PAGE = 100;

    private static final Comparator<Release> HIGHEST_VERSION_FIRST = Comparator.comparing(
            release -> VersionInTag.of(release.tagName()),
            (one, other) -> one.isPresent() && other.isPresent()
                    ? other.get().compareTo(one.get())
                    : Boolean.compare(other.isPresent(), one.isPresent()));

    /** What the form offers, the first of which it proposes. */
    List<Release> list(ProjectAccess access) throws IOException, InterruptedException {
        List<Release> found = new ArrayList<>();
        int[] read = {0};
        ReleaseQuery query = ReleaseQuery.all()
                .perPage(order == Order.DATE && tagPattern == null ? Math.min(limit, LARGEST_PAGE) : LARGEST_PAGE);
        access.client().releases(access.project()).list(query).find(release -> {
            if (matches(release.tagName())) {
                found.add(release);
            }
            read[0]++;
            return read[0] == MOST_READ || order == Order.DATE && found.size() == limit;
        });
        if (order == Order.VERSION) {
            found.sort(HIGHEST_VERSION_FIRST);
        }
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    /** Whether a text is the tag of a release that a build can be started with; asks GitLab only if it can be one. */
    boolean includes(String tag, ProjectAccess access) throws IOException, InterruptedException {
        return matches(tag)
                && access.client().releases(access.project()).find(tag).isPresent();
    }

    /**
     * Whether a tag that cannot be looked up, since GitLab does not answer, may be passed to a build, which will look for
     * the release itself: it has nothing but plain characters, so that no script can take it for anything else than a name.
     */
    boolean mayPassUnseen(String tag) {
        return matches(tag) && PLAIN.matcher(tag).matches();
    }

    private boolean matches(String tag) {
        return GitTagName.isPossible(tag)
                && (tagPattern == null || NamePattern.ofTags(tagPattern).matches(tag));
    }

    /** Whether it is for a while only that GitLab could not be asked: it was not reached, or it was overloaded. */
    static boolean isPassing(Throwable failure) {
        return Optional.ofNullable(failure)
                .filter(GitLabException.class::isInstance)
                .map(GitLabException.class::cast)
                .map(GitLabException::kind)
                .filter(kind -> switch (kind) {
                    case UNREACHABLE, SERVER_FAILURE, RATE_LIMITED -> true;
                    default -> false;
                })
                .isPresent();
    }
}
