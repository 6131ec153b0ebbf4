package io.jenkins.plugins.gitlabrelease.release.publish;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedMilestone;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedPackageFile;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedProject;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedRelease;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedRelease.EmulatedLink;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All of a project that must not depend on how a state was reached, with what a download of each link gets: no ids and no times of writing. */
record Snapshot(Set<String> tags, Map<String, ReleaseState> releases, List<String> files) {

    record ReleaseState(String name, String description, List<String> milestones, List<LinkState> links) {}

    /** @param serves what a download gets; null for a link to another server */
    record LinkState(
            String name,
            String url,
            String path,
            String type,
            @CheckForNull String serves) {}

    static Snapshot of(EmulatedProject project) {
        Map<String, ReleaseState> releases = new TreeMap<>();
        project.releases().forEach((tag, release) -> releases.put(tag, stateOf(project, release)));
        List<String> files = project.packageFiles().stream()
                .map(file ->
                        file.pack().name() + " " + file.pack().version() + " " + file.fileName() + " " + file.sha256())
                .sorted()
                .toList();
        return new Snapshot(new TreeSet<>(project.tags().keySet()), releases, files);
    }

    private static ReleaseState stateOf(EmulatedProject project, EmulatedRelease release) {
        return new ReleaseState(
                release.name(),
                release.description(),
                release.milestones().stream()
                        .map(EmulatedMilestone::title)
                        .sorted()
                        .toList(),
                release.links().stream()
                        .map(link -> stateOf(project, link))
                        .sorted(Comparator.comparing(LinkState::name))
                        .toList());
    }

    private static LinkState stateOf(EmulatedProject project, EmulatedLink link) {
        String url = link.url().replaceFirst("^http://127\\.0\\.0\\.1:\\d+/api/v4/projects/\\d+/", "GITLAB/");
        return new LinkState(link.name(), url, link.path(), link.type(), served(project, link.url()));
    }

    /** What people download from a release: the bytes as text, by the name of the link; "nothing" where a file is missing. */
    static Map<String, String> downloads(EmulatedProject project, String tag) {
        Map<String, String> downloads = new TreeMap<>();
        EmulatedRelease release = project.releases().get(tag);
        if (release != null) {
            release.links().stream()
                    .filter(link -> link.url().contains("/packages/generic/"))
                    .forEach(link -> downloads.put(link.name(), served(project, link.url())));
        }
        return downloads;
    }

    /** Of several files with one name GitLab gives out the newest (contract 5.1). */
    @CheckForNull
    private static String served(EmulatedProject project, String url) {
        int start = url.indexOf("/packages/generic/");
        if (start < 0) {
            return null;
        }
        String[] address = URLDecoder.decode(
                        url.substring(start + "/packages/generic/".length()).replace("+", "%2B"),
                        StandardCharsets.UTF_8)
                .split("/", 3);
        return project.packageFiles().stream()
                .filter(file -> file.pack().name().equals(address[0])
                        && file.pack().version().equals(address[1])
                        && file.fileName().equals(address[2]))
                .max(Comparator.comparingLong(EmulatedPackageFile::id))
                .map(file -> new String(file.bytes(), StandardCharsets.UTF_8))
                .orElse("nothing");
    }
}
