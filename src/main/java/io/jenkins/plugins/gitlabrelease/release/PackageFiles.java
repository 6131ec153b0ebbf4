package io.jenkins.plugins.gitlabrelease.release;

import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.PackagesApi;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Reads the files of packages by name, of each name the newest first, because that is the one that downloads get. */
public final class PackageFiles {

    private final GitLabClient client;
    private final ProjectId project;
    private final ParallelWork pages;

    /** @param threads read several pages at a time, when the number of files is known beforehand */
    public PackageFiles(GitLabClient client, ProjectId project, ParallelWork threads) {
        this.client = client;
        this.project = project;
        this.pages = threads.forQuestions();
    }

    /**
     * Reads the files of packages; a package that is gone has none.
     *
     * @param expected about how many files there are, so that their pages are read at once
     */
    public Map<String, List<PackageFile>> byName(Collection<Long> packages, int expected)
            throws GitLabException, InterruptedException {
        Map<Long, PackageFile> files = new ConcurrentHashMap<>();
        for (long id : packages) {
            try {
                read(id, expected, files);
            } catch (GitLabException e) {
                if (e.status() != 404) {
                    throw e;
                }
            }
        }
        Map<String, List<PackageFile>> byName = new HashMap<>();
        files.values().stream()
                .sorted(Comparator.comparingLong(PackageFile::id).reversed())
                .forEach(file -> byName.computeIfAbsent(file.fileName(), any -> new ArrayList<>())
                        .add(file));
        return byName;
    }

    private void read(long id, int expected, Map<Long, PackageFile> files)
            throws GitLabException, InterruptedException {
        PackagesApi api = client.packages(project);
        int last = (Math.max(expected, 1) + PackagesApi.PAGE - 1) / PackagesApi.PAGE;
        try {
            pages.forEach(IntStream.rangeClosed(1, last).boxed().toList(), page -> {
                List<PackageFile> found = page < last ? api.files(id, page) : api.filesFrom(id, page);
                found.forEach(file -> files.put(file.id(), file));
            });
        } catch (GitLabException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("only GitLab is read", e);
        }
    }
}
