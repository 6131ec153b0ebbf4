package io.jenkins.plugins.gitlabrelease.release.existing;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GitLabPackage;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Project;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseQuery;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import io.jenkins.plugins.gitlabrelease.release.plan.PackageCoordinates;
import io.jenkins.plugins.gitlabrelease.release.publish.ReleaseEngine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Deletes releases with what belongs to them. The package files go first and the release goes last, so that a run that was
 * cut short leaves a release by which the next run finds the rest. A Git tag takes its release with it when it goes
 * (api/tags "Delete a tag"), so it is deleted in the place of the release.
 *
 * <p>The files of a release are those of the generic package that {@link ReleaseEngine} makes for its tag by default:
 * named like the project, with the tag as its version. A package of another name is never touched.
 */
public final class ReleaseDeletion {

    private final GitLabClient client;
    private final ReleaseLog log;
    private final Options options;

    /**
     * What goes besides the release.
     *
     * @param packages whether the release's package files go, too; GitLab asks for the role Maintainer
     * @param tag whether the Git tag goes, too
     * @param dryRun whether nothing goes and all is told
     */
    public record Options(boolean packages, boolean tag, boolean dryRun) {}

    public ReleaseDeletion(GitLabClient client, ReleaseLog log, Options options) {
        this.client = client;
        this.log = log;
        this.options = options;
    }

    /**
     * Deletes the release of a tag, or what an earlier run has left of it.
     *
     * @return the tag if there was anything to delete, else nothing
     */
    public List<String> delete(ProjectId projectId, String tag) throws GitLabException, InterruptedException {
        Project project = client.project(projectId);
        Release release = client.releases(project.projectId()).find(tag).orElse(null);
        if (release == null) {
            log.line("there is no release " + tag + " in " + project.pathWithNamespace());
        }
        return delete(project, tag, release) ? List.of(tag) : List.of();
    }

    /**
     * Deletes the releases of a selection.
     *
     * @param now the time that ages are counted to
     * @return their tags, the oldest release first
     * @throws ReleaseException if the selection means nothing
     */
    public List<String> delete(ProjectId projectId, DeletionRule selection, Instant now)
            throws GitLabException, ReleaseException, InterruptedException {
        selection.check();
        Project project = client.project(projectId);
        List<Release> all =
                client.releases(project.projectId()).list(ReleaseQuery.all()).toList();
        List<Release> chosen = selection.of(all, now);
        log.line(selection + ": " + chosen.size() + " of " + all.size() + " in " + project.pathWithNamespace());
        List<String> tags = new ArrayList<>();
        for (Release release : chosen) {
            delete(project, release.tagName(), release);
            tags.add(release.tagName());
        }
        return List.copyOf(tags);
    }

    private boolean delete(Project project, String tag, @CheckForNull Release release)
            throws GitLabException, InterruptedException {
        boolean any = options.packages() && deletePackages(project, tag);
        if (options.tag()) {
            any |= deleteTag(project.projectId(), tag);
        }
        if (release == null) {
            return any;
        }
        deleteRelease(project.projectId(), tag);
        return true;
    }

    private boolean deletePackages(Project project, String tag) throws GitLabException, InterruptedException {
        if (Boolean.FALSE.equals(project.packagesEnabled())) {
            return false;
        }
        PackageCoordinates target = PackageCoordinates.of(project, tag);
        List<GitLabPackage> packages = client.packages(project.projectId()).list(target.name(), target.version());
        for (GitLabPackage found : packages) {
            if (!options.dryRun()) {
                client.packages(project.projectId()).delete(found.id());
            }
            log.line(done() + " the package " + found.name() + " " + found.version());
        }
        return !packages.isEmpty();
    }

    private boolean deleteTag(ProjectId project, String tag) throws GitLabException, InterruptedException {
        if (client.tags(project).find(tag).isEmpty()) {
            return false;
        }
        if (!options.dryRun()) {
            client.tags(project).delete(tag);
        }
        log.line(done() + " the Git tag " + tag);
        return true;
    }

    private void deleteRelease(ProjectId project, String tag) throws GitLabException, InterruptedException {
        if (!options.dryRun() && (!options.tag() || isThere(project, tag))) {
            deleteUnlessGone(project, tag);
        }
        log.line(done() + " the release " + tag);
    }

    private boolean isThere(ProjectId project, String tag) throws GitLabException, InterruptedException {
        Optional<Release> left = client.releases(project).find(tag);
        return left.isPresent();
    }

    /** GitLab answers "forbidden" for a release that somebody else has just deleted. */
    private void deleteUnlessGone(ProjectId project, String tag) throws GitLabException, InterruptedException {
        try {
            client.releases(project).delete(tag);
        } catch (GitLabException e) {
            if (e.kind() != ErrorKind.FORBIDDEN || isThere(project, tag)) {
                throw e;
            }
        }
    }

    private String done() {
        return options.dryRun() ? "would delete" : "deleted";
    }
}
