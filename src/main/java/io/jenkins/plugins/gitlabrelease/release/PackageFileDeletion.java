package io.jenkins.plugins.gitlabrelease.release;

import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Deletes files of a generic package, by the one rule for withdrawing, replacing, pruning and deleting: <em>a file goes only
 * after a fresh read has shown that no release of the project links to it; in doubt it stays, and the next run finds it.</em>
 *
 * <p>A link names a file, and of several files with one name a download gets the newest (gitlab-contract 5.1). So only the
 * newest file of a name is linked to, and an older one is not, unless a link has its number. A file that hides an older one
 * can be taken back by whoever sent it: the link then gets the older one again.
 *
 * <p>Whether a caller may delete what it sent itself is for the caller to know: only if its publication was refused for
 * certain. A package is never deleted as a whole, since others may be adding to it.
 */
public final class PackageFileDeletion {

    private final GitLabClient client;
    private final ParallelWork transfers;
    private final ProjectId project;
    private final String packageName;
    private final String packageVersion;

    public PackageFileDeletion(
            GitLabClient client, ParallelWork transfers, ProjectId project, String packageName, String packageVersion) {
        this.client = client;
        this.transfers = transfers;
        this.project = project;
        this.packageName = packageName;
        this.packageVersion = packageVersion;
    }

    /**
     * What became of the files.
     *
     * @param deleted those that are gone
     * @param vacated the names whose newest file, the one that downloads got, is among them
     * @param linked those that stay because a release links to them, with the tag of that release
     * @param refused those that GitLab did not delete, with its answer
     */
    public record Outcome(
            List<PackageFile> deleted,
            Set<String> vacated,
            Map<PackageFile, String> linked,
            Map<PackageFile, GitLabException> refused) {

        private Outcome() {
            this(new ArrayList<>(), new TreeSet<>(), byNumber(), byNumber());
        }

        private static <T> Map<PackageFile, T> byNumber() {
            return new TreeMap<>(Comparator.comparingLong(PackageFile::id));
        }
    }

    /**
     * Deletes the files that no release links to.
     *
     * @param tag the release that is worked on, which is read by itself: GitLab's list of releases may be minutes old
     * @param present the package's files as they were just read, by name, of each name the newest first
     */
    public Outcome deleteUnlinked(String tag, Collection<PackageFile> files, Map<String, List<PackageFile>> present)
            throws GitLabException, InterruptedException {
        return delete(tag, files, present, false, file -> false);
    }

    /**
     * Deletes what the caller sent: files that no release links to, and those that hide an older file of their name, which
     * the links get again.
     *
     * @param tag as above
     * @param needed whether somebody else needs a file of the caller's, asked last of all
     */
    public Outcome takeBack(String tag, Collection<PackageFile> sent, Predicate<PackageFile> needed)
            throws GitLabException, InterruptedException {
        return delete(tag, sent, presentFiles(sent), true, needed);
    }

    private Outcome delete(
            String tag,
            Collection<PackageFile> files,
            Map<String, List<PackageFile>> present,
            boolean own,
            Predicate<PackageFile> needed)
            throws GitLabException, InterruptedException {
        if (files.isEmpty()) {
            return new Outcome();
        }
        LinkedFiles linked = LinkedFiles.read(client, project, tag);
        List<PackageFile> free = files.stream().filter(needed.negate()).toList();
        return delete(free, present, linked, own);
    }

    private Outcome delete(
            Collection<PackageFile> files, Map<String, List<PackageFile>> present, LinkedFiles linked, boolean own)
            throws InterruptedException {
        Outcome outcome = new Outcome();
        Set<Long> ids = files.stream().map(PackageFile::id).collect(Collectors.toSet());
        List<PackageFile> doomed = new ArrayList<>();
        present.forEach((name, sameName) -> {
            boolean others = sameName.stream().anyMatch(file -> !ids.contains(file.id()));
            for (PackageFile file : sameName) {
                if (ids.contains(file.id())) {
                    boolean served = file == sameName.get(0) && !(own && others);
                    String linkedBy = linked.tagOf(packageName, packageVersion, file, served);
                    if (linkedBy == null) {
                        doomed.add(file);
                    } else {
                        outcome.linked.put(file, linkedBy);
                    }
                }
            }
        });
        deleteAll(doomed, outcome);
        Set<PackageFile> deleted = new HashSet<>(outcome.deleted);
        present.forEach((name, sameName) -> {
            if (deleted.contains(sameName.get(0))) {
                outcome.vacated.add(name);
            }
        });
        return outcome;
    }

    private Map<String, List<PackageFile>> presentFiles(Collection<PackageFile> some)
            throws GitLabException, InterruptedException {
        Set<Long> packages = some.stream().map(PackageFile::packageId).collect(Collectors.toSet());
        return new PackageFiles(client, project, transfers).byName(packages, some.size());
    }

    /** Why GitLab did not delete a file, as half a sentence. */
    public static String whyRefused(GitLabException answer) {
        return answer.kind() == ErrorKind.FORBIDDEN
                ? "GitLab lets only maintainers delete package files, and the token has a lower role"
                : answer.getMessage();
    }

    /** The first goes alone: a role that may not delete is refused once, and not for each file. */
    private void deleteAll(List<PackageFile> doomed, Outcome outcome) throws InterruptedException {
        Map<PackageFile, GitLabException> refused = new ConcurrentHashMap<>();
        List<PackageFile> rest = doomed;
        if (!doomed.isEmpty()) {
            PackageFile first = doomed.get(0);
            delete(first, refused);
            rest = doomed.subList(1, doomed.size());
            GitLabException answer = refused.get(first);
            if (answer != null && answer.kind() == ErrorKind.FORBIDDEN) {
                rest.forEach(file -> refused.put(file, answer));
                rest = List.of();
            }
        }
        try {
            transfers.forEach(rest, file -> delete(file, refused));
        } catch (IOException e) {
            throw new IllegalStateException("each refusal is noted", e);
        }
        outcome.refused.putAll(refused);
        doomed.stream().filter(file -> !refused.containsKey(file)).forEach(outcome.deleted::add);
    }

    private void delete(PackageFile file, Map<PackageFile, GitLabException> refused) throws InterruptedException {
        try {
            client.packages(project).deleteFile(file.packageId(), file.id());
        } catch (GitLabException e) {
            if (e.status() != 404) {
                refused.put(file, e);
            }
        }
    }

    /**
     * The names of files that a release links to, although no file of that name is left: somebody linked to them while they
     * were being deleted.
     */
    public List<String> missing(String tag, Outcome outcome) throws GitLabException, InterruptedException {
        if (outcome.vacated.isEmpty()) {
            return List.of();
        }
        LinkedFiles linked = LinkedFiles.read(client, project, tag);
        List<String> names = outcome.vacated.stream()
                .filter(name -> linked.tagOf(packageName, packageVersion, name) != null)
                .toList();
        if (names.isEmpty()) {
            return List.of();
        }
        Map<String, List<PackageFile>> present = presentFiles(outcome.deleted);
        return names.stream().filter(name -> !present.containsKey(name)).toList();
    }
}
