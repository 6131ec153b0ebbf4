package io.jenkins.plugins.gitlabrelease.task;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.option.ChoiceOption;
import io.jenkins.plugins.gitlabrelease.option.DeleteOptions;
import io.jenkins.plugins.gitlabrelease.option.ReleaseChoice.LatestBy;
import io.jenkins.plugins.gitlabrelease.origin.TagFinder;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.existing.DeletionRule;
import io.jenkins.plugins.gitlabrelease.release.existing.ReleaseDeletion;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Deletes a release, or those that a rule chooses. Nothing of Jenkins is called from here.
 *
 * @param options what the user said
 * @param access where the releases are
 */
@Restricted(NoExternalUse.class)
public record DeleteReleases(DeleteOptions options, ProjectAccess access) {

    /**
     * Deletes the releases.
     *
     * @return their tags; in a dry run those of the releases that would have been deleted
     * @throws ReleaseException if the options contradict each other, or choose nothing
     */
    public List<String> run() throws IOException, InterruptedException {
        ReleaseDeletion removal = new ReleaseDeletion(
                access.client(),
                access.log(),
                new ReleaseDeletion.Options(options.isPackages(), options.isDeleteTag(), options.isDryRun()));
        DeletionRule selection =
                new DeletionRule(tagPattern(), options.getKeepNewest(), options.getOlderThanDays(), order());
        String given = options.getTag();
        if (given == null) {
            return new ArrayList<>(removal.delete(
                    access.project(), selection, Clock.systemUTC().instant()));
        }
        if (!selection.equals(new DeletionRule(null, 0, 0))) {
            throw new ReleaseException("Both the tag " + given + " and a rule for several releases are given."
                    + " Set tag, or set tagPattern, keepNewest and olderThanDays.");
        }
        String tag = access.variables().in("tag", given);
        if (tag == null) {
            throw new ReleaseException(
                    "The parameter tag is blank once its variables are replaced. Set the variables.");
        }
        return new ArrayList<>(removal.delete(access.project(), TagFinder.named(tag)));
    }

    private DeletionRule.Order order() throws ReleaseException {
        LatestBy newestBy = ChoiceOption.NEWEST_BY.parse(access.variables().inText(options.getNewestBy()));
        if (newestBy == LatestBy.DATE) {
            return DeletionRule.Order.DATE;
        }
        return options.isIncludePrereleases() ? DeletionRule.Order.VERSION_AND_PRERELEASE : DeletionRule.Order.VERSION;
    }

    /** Never null where a pattern was written: without one, every tag would match. */
    @CheckForNull
    private String tagPattern() throws ReleaseException {
        String given = options.getTagPattern();
        String pattern = access.variables().in("tagPattern", given);
        return pattern == null && given != null ? "" : pattern;
    }
}
