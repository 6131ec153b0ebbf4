package io.jenkins.plugins.gitlabrelease.release.existing;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.PackagesApi;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GitLabPackage;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Project;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseQuery;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.HarmlessText;
import io.jenkins.plugins.gitlabrelease.release.LinkedFiles;
import io.jenkins.plugins.gitlabrelease.release.LongList;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import io.jenkins.plugins.gitlabrelease.release.VersionInTag;
import io.jenkins.plugins.gitlabrelease.release.plan.PackageCoordinates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Deletes releases with what belongs to them. The package files go first and the release goes last, so that a run that was
 * cut short leaves a release by which the next run finds the rest. A Git tag takes its release with it when it goes
 * (api/tags "Delete a tag"), so it is deleted in the place of the release.
 *
 * <p>The files of a release are those of the generic package that a publication makes for its tag by default: named like the
 * project, with the tag as its version. A package of another name is never touched, nor is a file that another release of
 * the project links to.
 */
public final class ReleaseDeletion {

    /** GitLab's own list of releases may be as old as this ({@code lib/api/releases.rb}), so links are not read more often. */
    private static final Duration LIST_AGE = Duration.ofMinutes(5);

    /** What stands for a character that is not read, see {@link HarmlessText#value}: no request can name that tag. */
    private static final char UNREADABLE = '\ufffd';

    private final GitLabClient client;
    private final ReleaseLog log;
    private final Options options;
    private final Clock clock;
    private final Set<String> gone = new HashSet<>();
    private LinkedFiles links = new LinkedFiles();

    @CheckForNull
    private Instant linksRead;

    /**
     * What goes besides the release.
     *
     * @param packages whether the release's package files go, which needs the role Maintainer
     * @param tag whether the Git tag goes
     * @param dryRun whether nothing goes and the log says what would
     */
    public record Options(boolean packages, boolean tag, boolean dryRun) {}

    public ReleaseDeletion(GitLabClient client, ReleaseLog log, Options options) {
        this(client, log, options, Clock.systemUTC());
    }

    /** @param clock tells how old the links are that were read */
    ReleaseDeletion(GitLabClient client, ReleaseLog log, Options options, Clock clock) {
        this.client = client;
        this.log = log;
        this.options = options;
        this.clock = clock;
    }

    /**
     * Deletes the release of a tag, or what an earlier run has left of it.
     *
     * @return the tag if there was anything to delete, else nothing
     */
    public List<String> delete(ProjectId projectId, String tag) throws GitLabException, InterruptedException {
        Project project = client.project(projectId);
        Optional<Release> release = client.releases(project.projectId()).find(tag);
        boolean exists = release.isPresent();
        if (!exists) {
            log.line(project.pathWithNamespace() + " has no release " + tag);
        }
        boolean hidden = release.isEmpty() || linksToFiles(release.get());
        return delete(project, tag, exists, hidden) ? List.of(tag) : List.of();
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
        List<DeletionRule.Candidate> all = new ArrayList<>();
        Set<String> withFiles = new HashSet<>();
        client.releases(project.projectId()).list(ReleaseQuery.all()).forEach(release -> {
            all.add(DeletionRule.Candidate.of(release));
            if (linksToFiles(release)) {
                withFiles.add(release.tagName());
            }
        });
        List<DeletionRule.Candidate> chosen = selection.of(all, now);
        log.line(selection + ": " + chosen.size() + " of " + all.size() + " in " + project.pathWithNamespace());
        try (LongList unordered = new LongList(log, "releases kept")) {
            selection
                    .unordered(all, now)
                    .forEach(release -> unordered.line("kept the release " + release.tag()
                            + (VersionInTag.of(release.tag()).isPresent()
                                    ? ", which is a pre-release; includePrereleases orders it with the others"
                                    : ", whose tag has no version to order it by")));
        }
        List<String> tags = new ArrayList<>();
        for (DeletionRule.Candidate release : chosen) {
            if (release.tag().indexOf(UNREADABLE) >= 0) {
                log.line("kept the release " + release.tag()
                        + ", whose tag has a character that Jenkins does not keep. Delete it in GitLab.");
                continue;
            }
            delete(project, release.tag(), true, withFiles.contains(release.tag()));
            tags.add(release.tag());
        }
        return List.copyOf(tags);
    }

    /** Whether a release has files in a package, which may be one that GitLab does not list. */
    private static boolean linksToFiles(Release release) {
        return release.links().stream().anyMatch(link -> link.url().contains("/packages/generic/"));
    }

    private boolean delete(Project project, String tag, boolean exists, boolean mayBeHidden)
            throws GitLabException, InterruptedException {
        boolean any = options.packages() && deletePackages(project, tag, mayBeHidden);
        if (options.tag()) {
            any |= deleteTag(project.projectId(), tag);
        }
        if (!exists) {
            return any;
        }
        deleteRelease(project.projectId(), tag);
        return true;
    }

    /** @param mayBeHidden whether hidden packages are looked for, too */
    private boolean deletePackages(Project project, String tag, boolean mayBeHidden)
            throws GitLabException, InterruptedException {
        if (Boolean.FALSE.equals(project.packagesEnabled())) {
            return false;
        }
        PackageCoordinates target = PackageCoordinates.of(project, tag);
        PackagesApi api = client.packages(project.projectId());
        List<GitLabPackage> packages = mayBeHidden
                ? api.listWithHidden(target.name(), target.version())
                : api.list(target.name(), target.version());
        if (packages.isEmpty()) {
            return false;
        }
        LinkedFiles linked = linksOfOthers(project, tag);
        for (GitLabPackage found : packages) {
            List<PackageFile> files = api.files(found.id());
            boolean any = linked.tagOf(found.name(), found.version()) != null
                    || files.stream().anyMatch(file -> linked.tagOf(found.name(), found.version(), file, true) != null);
            if (any) {
                deleteFiles(project.projectId(), found, files, linked);
                continue;
            }
            if (!options.dryRun()) {
                api.delete(found.id());
            }
            log.line(done() + " the package " + found.name() + " " + found.version());
        }
        return true;
    }

    /** Deletes the files of a package but for those that other releases link to. */
    private void deleteFiles(ProjectId project, GitLabPackage found, List<PackageFile> files, LinkedFiles linked)
            throws GitLabException, InterruptedException {
        for (PackageFile file : files) {
            String name = file.fileName().replace("%2F", "/");
            String other = linked.tagOf(found.name(), found.version(), file, true);
            if (other != null) {
                log.line("kept the package file " + name + ", because the release " + other + " links to it");
                continue;
            }
            if (!options.dryRun()) {
                client.packages(project).deleteFile(found.id(), file.id());
            }
            log.line(done() + " the package file " + name);
        }
    }

    /** What the releases link to that are not to go. */
    private LinkedFiles linksOfOthers(Project project, String tag) throws GitLabException, InterruptedException {
        gone.add(tag);
        links.forget(tag);
        Instant now = clock.instant();
        if (linksRead == null || linksRead.plus(LIST_AGE).isBefore(now)) {
            LinkedFiles read = new LinkedFiles();
            client.releases(project.projectId()).list(ReleaseQuery.all()).forEach(release -> {
                if (!gone.contains(release.tagName())) {
                    read.add(release);
                }
            });
            links = read;
            linksRead = now;
        }
        return links;
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
