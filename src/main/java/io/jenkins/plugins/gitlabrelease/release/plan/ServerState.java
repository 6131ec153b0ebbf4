package io.jenkins.plugins.gitlabrelease.release.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Commit;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GenericFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GitLabPackage;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageStatus;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Project;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProtectedTag;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Tag;
import io.jenkins.plugins.gitlabrelease.release.GitLabAddresses;
import io.jenkins.plugins.gitlabrelease.release.PackageFiles;
import io.jenkins.plugins.gitlabrelease.release.ParallelWork;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What GitLab has for a tag before a run changes anything.
 *
 * @param project the project as GitLab names it
 * @param tag the Git tag; null if it does not exist, or if there is a release that knows its commit, which answers the same
 *     questions
 * @param tagKnown whether GitLab was asked for the tag
 * @param release the release of the tag; null if there is none
 * @param addresses the names of the server
 * @param target where this run's files belong
 * @param registryAnswers whether the server has a package registry, as far as it was asked
 * @param packageStatus whether GitLab's lists show that package version; null if there is none, or GitLab does not say
 * @param files the package version's files by name, the newest of each name first, because that is the one downloads get
 * @param refFound whether there is a commit to make the tag from; null if GitLab was not asked for it yet, or did not say
 * @param tagRules the rules for protected tags; null likewise
 */
public record ServerState(
        Project project,
        @CheckForNull Tag tag,
        boolean tagKnown,
        @CheckForNull Release release,
        GitLabAddresses addresses,
        PackageCoordinates target,
        boolean registryAnswers,
        @CheckForNull PackageStatus packageStatus,
        Map<String, List<PackageFile>> files,
        @CheckForNull Boolean refFound,
        @CheckForNull List<ProtectedTag> tagRules) {

    /**
     * Up to this number of files, GitLab is asked for the tag, and for what a new one needs if the request has a ref, before it
     * is known whether that is needed.
     */
    private static final int TAG_AT_ONCE = 100;

    /**
     * Reads without a write, and asks at once what does not depend on each other: two round trips on end, or one if there is
     * no package yet.
     *
     * @param threads ask several questions at a time
     */
    static ServerState read(GitLabClient client, ParallelWork threads, ProjectId projectId, ReleaseRequest request)
            throws GitLabException, InterruptedException {
        int files = request.files().assets().size();
        String name = PackageCoordinates.likelyName(request, projectId);
        String version = PackageCoordinates.version(request);
        Question<Project> askedProject = new Question<>(() -> client.project(projectId));
        Question<Optional<Release>> askedRelease =
                new Question<>(() -> client.releases(projectId).find(request.tag()));
        Question<Optional<Tag>> askedTag =
                new Question<>(() -> client.tags(projectId).find(request.tag()));
        Question<List<GitLabPackage>> askedPackages =
                new Question<>(() -> client.packages(projectId).list(name, version));
        Question<List<GitLabPackage>> askedHidden =
                new Question<>(() -> client.packages(projectId).list(name, version, PackageStatus.HIDDEN));
        String ref = request.target().ref();
        Question<Boolean> askedRef = new Question<>(
                () -> client.repository(projectId).findCommit(ref).isPresent());
        Question<List<ProtectedTag>> askedRules =
                new Question<>(() -> client.tags(projectId).protectionRules());
        List<Question<?>> questions = new ArrayList<>(List.of(askedProject, askedRelease));
        // With many files one round trip does not count, and a release that is there makes the question needless.
        boolean tagAtOnce = files <= TAG_AT_ONCE;
        if (tagAtOnce) {
            questions.add(askedTag);
        }
        if (tagAtOnce && ref != null && !ref.isBlank()) {
            questions.addAll(List.of(askedRef, askedRules));
        }
        if (name != null && request.usesPackages()) {
            questions.add(askedPackages);
            if (request.files().packageStatus() != null) {
                questions.add(askedHidden);
            }
        }
        Question.askAll(questions, threads);

        Project project = askedProject.answer();
        ProjectId id = project.projectId();
        Optional<Release> release = project.hasReleasesOff()
                ? Optional.empty()
                : askedRelease.answerOr(
                        found -> found.filter(other -> !other.tagName().equals(request.tag()))
                                .isEmpty(),
                        () -> client.releases(id).find(request.tag()));
        boolean tagNeeded = release.isEmpty() || release.get().commit() == null;
        boolean tagKnown = tagNeeded || tagAtOnce && askedTag.isAnswered();
        Optional<Tag> tag = Optional.empty();
        if (tagKnown) {
            tag = tagAtOnce
                    ? askedTag.answerOr(
                            found -> found.filter(other -> !other.name().equals(request.tag()))
                                    .isEmpty(),
                            () -> client.tags(id).find(request.tag()))
                    : client.tags(id).find(request.tag());
        }
        PackageCoordinates target = PackageCoordinates.of(request, project);
        GitLabAddresses addresses = new GitLabAddresses(client.server(), project);
        boolean registryAnswers = true;
        List<GitLabPackage> packages = List.of();
        if (!Boolean.FALSE.equals(project.packagesEnabled()) && request.usesPackages()) {
            try {
                packages = target.name().equals(name)
                        ? askedPackages.answerOr(
                                found -> true, () -> client.packages(id).list(target.name(), target.version()))
                        : client.packages(id).list(target.name(), target.version());
                if (packages.isEmpty() && mayBeHidden(request, release, addresses, target)) {
                    boolean asked = request.files().packageStatus() != null
                            && target.name().equals(name);
                    packages = asked
                            ? askedHidden.answerOr(found -> true, () -> hidden(client, id, target))
                            : hidden(client, id, target);
                }
            } catch (GitLabException e) {
                if (e.kind() != ErrorKind.NOT_FOUND) {
                    throw e;
                }
                registryAnswers = false;
            }
        }
        return new ServerState(
                project,
                tag.orElse(null),
                tagKnown,
                release.orElse(null),
                addresses,
                target,
                registryAnswers,
                packages.stream()
                        .map(GitLabPackage::listing)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                new PackageFiles(client, id, threads)
                        .byName(packages.stream().map(GitLabPackage::id).toList(), files),
                askedRef.answerIfKnown(),
                askedRules.answerIfKnown());
    }

    /** Whether a package that GitLab does not list can be there: the request is about that, or the release has files in it. */
    private static boolean mayBeHidden(
            ReleaseRequest request, Optional<Release> release, GitLabAddresses addresses, PackageCoordinates target) {
        return request.files().packageStatus() != null
                || release.stream().flatMap(found -> found.links().stream()).anyMatch(link -> {
                    GenericFile file = addresses.packageFile(link.url());
                    return file != null && target.holds(file);
                });
    }

    private static List<GitLabPackage> hidden(GitLabClient client, ProjectId id, PackageCoordinates target)
            throws GitLabException, InterruptedException {
        return client.packages(id).list(target.name(), target.version(), PackageStatus.HIDDEN);
    }

    /** Something to ask GitLab; the answer, or why there is none, is kept until somebody needs it. */
    private static final class Question<T> {

        private final Asking<T> asking;
        private T answer;
        private GitLabException failure;

        Question(Asking<T> asking) {
            this.asking = asking;
        }

        @FunctionalInterface
        interface Asking<T> {
            T ask() throws GitLabException, InterruptedException;
        }

        static void askAll(List<Question<?>> questions, ParallelWork threads) throws InterruptedException {
            try {
                threads.forQuestions().forEach(questions, Question::ask);
            } catch (IOException e) {
                throw new IllegalStateException("failures are kept", e);
            }
        }

        private void ask() throws InterruptedException {
            try {
                answer = asking.ask();
            } catch (GitLabException e) {
                failure = e;
            }
        }

        boolean isAnswered() {
            return failure == null;
        }

        /** Null if nobody asked, or GitLab refused to answer. */
        @CheckForNull
        T answerIfKnown() {
            return answer;
        }

        T answer() throws GitLabException {
            if (failure != null) {
                throw failure;
            }
            return answer;
        }

        /**
         * The answer, or that of another question if this one was refused or answered with something else: a path may be an old
         * one of the project, or be spoilt by a proxy on its way, where the number is not.
         */
        T answerOr(Predicate<T> fits, Asking<T> byNumber) throws GitLabException, InterruptedException {
            boolean refused = failure != null && failure.status() >= 200 && failure.status() < 500;
            if (refused && failure.kind() != ErrorKind.RATE_LIMITED || failure == null && !fits.test(answer)) {
                return byNumber.ask();
            }
            return answer();
        }
    }

    /** The number, which survives renames and proxies that decode {@code %2F}. */
    ProjectId projectId() {
        return project.projectId();
    }

    /** The links of the release; none if there is no release. */
    List<ReleaseLink> links() {
        return release == null ? List.of() : release.links();
    }

    /** Whether the Git tag is there; a release outlives its tag and then knows no commit. */
    boolean tagExists() {
        return tag != null || release != null && release.commit() != null;
    }

    /** Whether a protection rule may cover the tag; true as well when GitLab did not say, or there is no tag yet. */
    boolean tagProtected() {
        return tag == null || !Boolean.FALSE.equals(tag.isProtected());
    }

    /** The commit that the tag points at; null if it is not known. */
    @CheckForNull
    Commit tagCommit() {
        if (tag != null) {
            return tag.commit();
        }
        return release == null ? null : release.commit();
    }

    List<PackageFile> filesNamed(String name) {
        return files.getOrDefault(name, List.of());
    }
}
