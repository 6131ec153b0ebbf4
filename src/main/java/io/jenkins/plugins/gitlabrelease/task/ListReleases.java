package io.jenkins.plugins.gitlabrelease.task;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Paged;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GroupId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseQuery;
import io.jenkins.plugins.gitlabrelease.option.ChoiceOption;
import io.jenkins.plugins.gitlabrelease.option.ListOptions;
import io.jenkins.plugins.gitlabrelease.option.ReleaseDate;
import io.jenkins.plugins.gitlabrelease.release.HumanReadable;
import io.jenkins.plugins.gitlabrelease.release.NamePattern;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.result.ReleaseInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Lists releases of a project or a group, page by page, and reads no page more than the limit needs. Nothing of Jenkins is
 * called from here.
 *
 * @param options what the user said
 * @param access where to look
 */
@Restricted(NoExternalUse.class)
public record ListReleases(ListOptions options, ProjectAccess access) {

    /** How many characters of notes one list holds, so that whoever writes notes cannot fill the memory of Jenkins. */
    private static final long MOST_NOTES = 100_000_000;

    /** GitLab's most releases of one page. */
    private static final int LARGEST_PAGE = 100;

    /**
     * The releases, in the order of {@code orderBy} and {@code sort}.
     *
     * @throws ReleaseException if an option has a value that means nothing
     */
    public List<ReleaseInfo> list() throws IOException, InterruptedException {
        return list(MOST_NOTES);
    }

    List<ReleaseInfo> list(long mostNotes) throws IOException, InterruptedException {
        int limit = options.getLimit();
        if (limit < 0) {
            throw new ReleaseException("limit is " + limit + ". Set it to 0 for all releases, or to 1 or more.");
        }
        Paged<Release> releases = options.getGroup() == null ? ofProject() : ofGroup();
        String tags = options.getTagPattern();
        NamePattern pattern = NamePattern.ofTags(tags == null ? "*" : tags);
        List<Release> found = new ArrayList<>();
        long[] notes = {0};
        releases.find(release -> {
            if (pattern.matches(release.tagName())) {
                found.add(release);
                notes[0] += length(release.description()) + length(release.descriptionHtml());
            }
            return notes[0] > mostNotes || found.size() == limit && limit > 0;
        });
        if (notes[0] > mostNotes) {
            throw new ReleaseException("The notes of the first " + HumanReadable.count(found.size(), "release")
                    + " have more than " + mostNotes + " characters. Set limit or tagPattern.");
        }
        String server = access.client().server().toString();
        List<ReleaseInfo> infos = new ArrayList<>();
        for (Release release : found) {
            infos.add(new ReleaseInfo(release, server, options.isHtml()));
        }
        return infos;
    }

    private static long length(@CheckForNull String text) {
        return text == null ? 0 : text.length();
    }

    private Paged<Release> ofProject() throws IOException, InterruptedException {
        int limit = options.getLimit();
        boolean onePageWillDo = options.getTagPattern() == null && limit > 0 && limit < LARGEST_PAGE;
        ReleaseQuery query = ReleaseQuery.all()
                .orderBy(ChoiceOption.ORDER_BY.parse(options.getOrderBy()))
                .sort(sort())
                .updatedAfter(ReleaseDate.parse("updatedAfter", options.getUpdatedAfter()))
                .updatedBefore(ReleaseDate.parse("updatedBefore", options.getUpdatedBefore()))
                .perPage(onePageWillDo ? limit : LARGEST_PAGE);
        return access.client().releases(access.project()).list(options.isHtml() ? query.withHtmlDescription() : query);
    }

    private Paged<Release> ofGroup() throws ReleaseException, GitLabException {
        if (options.getProject() != null) {
            throw new ReleaseException("Both the project " + options.getProject() + " and the group "
                    + options.getGroup() + " are set. Set one of them.");
        }
        if (ChoiceOption.ORDER_BY.parse(options.getOrderBy()) != ReleaseQuery.OrderBy.RELEASED_AT) {
            throw new ReleaseException("GitLab lists the releases of a group by released_at only. Leave orderBy out.");
        }
        if (options.getUpdatedAfter() != null || options.getUpdatedBefore() != null) {
            throw new ReleaseException("GitLab does not choose releases of a group by the time of their last change."
                    + " Leave updatedAfter and updatedBefore out, or list the releases of one project.");
        }
        if (options.isHtml()) {
            throw new ReleaseException("GitLab gives the notes of a group's releases in Markdown only."
                    + " Leave html out, or list the releases of one project.");
        }
        try {
            return access.client().groupReleases(GroupId.of(options.getGroup()), sort());
        } catch (IllegalArgumentException e) {
            throw new ReleaseException("The group \"" + options.getGroup() + "\" cannot be used: " + e.getMessage());
        }
    }

    private ReleaseQuery.Sort sort() throws ReleaseException {
        return ChoiceOption.SORT.parse(options.getSort());
    }
}
