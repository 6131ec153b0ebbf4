package io.jenkins.plugins.gitlabrelease.release.publish;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedMilestone;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedProject;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedRelease.EmulatedLink;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedRelease;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All of a project that must not depend on how a state was reached: no ids and no times of writing. */
record Snapshot(Set<String> tags, Map<String, ReleaseState> releases, List<String> files) {

    record ReleaseState(String name, String description, List<String> milestones, Set<LinkState> links) {}

    record LinkState(String name, String url, String path, String type) implements Comparable<LinkState> {
        @Override
        public int compareTo(LinkState other) {
            return name.compareTo(other.name);
        }
    }

    static Snapshot of(EmulatedProject project) {
        Map<String, ReleaseState> releases = new TreeMap<>();
        project.releases().forEach((tag, release) -> releases.put(tag, stateOf(release)));
        List<String> files = project.packageFiles().stream()
                .map(file ->
                        file.pack().name() + " " + file.pack().version() + " " + file.fileName() + " " + file.sha256())
                .sorted()
                .toList();
        return new Snapshot(new TreeSet<>(project.tags().keySet()), releases, files);
    }

    private static ReleaseState stateOf(EmulatedRelease release) {
        return new ReleaseState(
                release.name(),
                release.description(),
                release.milestones().stream()
                        .map(EmulatedMilestone::title)
                        .sorted()
                        .toList(),
                release.links().stream().map(Snapshot::stateOf).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static LinkState stateOf(EmulatedLink link) {
        return new LinkState(link.name(), link.url(), link.path(), link.type());
    }
}
