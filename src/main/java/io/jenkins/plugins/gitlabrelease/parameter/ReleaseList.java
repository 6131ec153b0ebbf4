package io.jenkins.plugins.gitlabrelease.parameter;

import hudson.model.Job;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.server.Permissions;
import io.jenkins.plugins.gitlabrelease.task.ProjectAccess;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The list in the form of a new build: each release by its tag, with its name and its date. Where GitLab does not give it,
 * the list has one line that says so, which is no value, and the form takes a tag that is typed.
 *
 * @param job whose credential is used
 */
record ReleaseList(GitLabReleaseParameter parameter, Job<?, ?> job) {

    private static final Logger LOGGER = Logger.getLogger(ReleaseList.class.getName());

    private static final int LONGEST_NAME = 80;

    ListBoxModel items() {
        ListBoxModel items = new ListBoxModel();
        try {
            List<Release> releases = parameter.offered().list(ProjectAccess.forForm(parameter, job));
            for (Release release : releases) {
                items.add(labelOf(release), release.tagName());
            }
            if (releases.isEmpty()) {
                items.add(Messages.GitLabReleaseParameter_Empty(), "");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            items.add(Messages.GitLabReleaseParameter_Failed(), "");
        } catch (IOException | RuntimeException e) {
            LOGGER.log(
                    Level.WARNING,
                    e,
                    () -> "The parameter " + parameter.getName() + " of " + job + " could not list the releases");
            items.add(reasonOf(e), "");
        }
        return items;
    }

    /** In full for those who may see how the job is configured: it can name the server, the project and the credential. */
    private String reasonOf(Exception failure) {
        if (Permissions.mayConfigure(job) && !(failure instanceof RuntimeException)) {
            return Messages.GitLabReleaseParameter_FailedBecause(failure.getMessage());
        }
        return OfferedReleases.isPassing(failure)
                ? Messages.GitLabReleaseParameter_Unreachable()
                : Messages.GitLabReleaseParameter_Failed();
    }

    static String labelOf(Release release) {
        StringBuilder label = new StringBuilder(release.tagName());
        if (!release.name().equals(release.tagName())) {
            label.append(" - ").append(shortened(release.name()));
        }
        Instant date = release.releasedAt();
        if (date != null) {
            label.append(", ").append(date.atOffset(ZoneOffset.UTC).toLocalDate());
        }
        return release.isUpcoming() ? Messages.GitLabReleaseParameter_Upcoming(label) : label.toString();
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)) + "…";
    }
}
