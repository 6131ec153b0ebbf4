package io.jenkins.plugins.gitlabrelease.task;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.ReleasesApi;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.option.ReleaseChoice;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.result.ReleaseInfo;
import java.io.IOException;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Finds the one release that a user means. Nothing of Jenkins is called from here.
 *
 * @param choice what the user said
 * @param access where to look
 */
@Restricted(NoExternalUse.class)
public record ReadRelease(ReleaseChoice choice, ProjectAccess access) {

    /**
     * The release, if there is one.
     *
     * @throws ReleaseException if it is not clear which one is meant
     */
    public Optional<Release> find() throws IOException, InterruptedException {
        ReleasesApi releases = access.client().releases(access.project());
        if (!choice.isLatest()) {
            return releases.find(tag());
        }
        String given = access.variables().in("tag", choice.getTag());
        if (given != null) {
            throw new ReleaseException(
                    "Both the tag " + given + " and the latest release are asked for. Set tag, or set latest to true.");
        }
        return releases.latest();
    }

    /**
     * The release.
     *
     * @throws ReleaseException if there is none
     */
    public Release get() throws IOException, InterruptedException {
        Optional<Release> found = find();
        if (found.isPresent()) {
            return found.get();
        }
        throw new ReleaseException("There is no release " + (choice.isLatest() ? "yet" : tag()) + " in "
                + access.place() + ", or the token may not see it.");
    }

    /**
     * As {@link #find()}, for a Pipeline; null if there is none.
     *
     * @param html whether the notes are wanted in HTML, too; takes one more request
     */
    @CheckForNull
    public ReleaseInfo info(boolean html) throws IOException, InterruptedException {
        Optional<Release> found = find();
        if (found.isEmpty()) {
            return null;
        }
        Release release = html ? withHtml(found.get()) : found.get();
        return new ReleaseInfo(release, access.client().server().toString(), html);
    }

    /** GitLab 13 always tells, newer versions only if they are asked to. */
    private Release withHtml(Release release) throws IOException, InterruptedException {
        return release.descriptionHtml() != null
                ? release
                : access.client().releases(access.project()).getWithHtml(release.tagName());
    }

    /** The tag that was given, or the tag of the build. */
    private String tag() throws IOException, InterruptedException {
        return access.tag(choice.getTag());
    }
}
