package io.jenkins.plugins.gitlabrelease.emulator;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The first page: all projects. */
final class HomePage {

    private HomePage() {}

    static String of(String base, Collection<EmulatedProject> projects) {
        String items = projects.stream()
                .sorted(Comparator.comparing(EmulatedProject::path))
                .map(project -> "<li>" + PageFrame.link(Urls.project(base, project) + "/-/releases", project.path())
                        + " <span class=\"meta\">" + project.releases().size() + " releases</span></li>")
                .collect(Collectors.joining("\n"));
        return PageFrame.of("Projects", List.of("<section><h1>Projects</h1><ul>" + items + "</ul></section>"));
    }
}
