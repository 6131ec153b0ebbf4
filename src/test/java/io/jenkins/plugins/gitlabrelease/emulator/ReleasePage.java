package io.jenkins.plugins.gitlabrelease.emulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The page of one release, and of all releases of a project. Everything that came over the API is escaped. */
final class ReleasePage {

    private final String base;
    private final EmulatedProject project;

    ReleasePage(String base, EmulatedProject project) {
        this.base = base;
        this.project = project;
    }

    String of(EmulatedRelease release) {
        return PageFrame.of(title(release) + " - " + project.path(), List.of(crumbs(), section(release)));
    }

    String list() {
        List<String> sections = new ArrayList<>();
        sections.add(crumbs());
        project.releases().values().stream()
                .sorted(Comparator.comparing(EmulatedRelease::releasedAt).reversed())
                .forEach(release -> sections.add(section(release)));
        if (project.releases().isEmpty()) {
            sections.add("<section><p>No releases yet.</p></section>");
        }
        return PageFrame.of("Releases - " + project.path(), sections);
    }

    private String crumbs() {
        return "<p class=\"meta\">" + PageFrame.link(base + "/", "Projects") + " / "
                + PageFrame.link(Urls.project(base, project) + "/-/releases", project.path()) + "</p>";
    }

    private String section(EmulatedRelease release) {
        String notes = release.description() == null
                ? ""
                : "<h2>Notes</h2><pre>" + Html.escape(release.description()) + "</pre>";
        return "<section><h1>" + PageFrame.link(Urls.release(base, project, release.tag()), title(release)) + "</h1>\n"
                + "<p class=\"meta\">Tag <code>" + Html.escape(release.tag()) + "</code> at <code>"
                + Html.escape(release.sha().substring(0, 8)) + "</code>, released "
                + Json.time(release.releasedAt()) + " by "
                + Html.escape(release.author().name()) + "</p>\n"
                + milestones(release) + assets(release) + notes + "</section>";
    }

    private static String title(EmulatedRelease release) {
        return release.name() == null || release.name().isBlank() ? release.tag() : release.name();
    }

    private static String milestones(EmulatedRelease release) {
        return release.milestones().isEmpty()
                ? ""
                : release.milestones().stream()
                        .map(milestone -> "<span class=\"badge\">" + Html.escape(milestone.title()) + "</span>")
                        .collect(Collectors.joining(" ", "<p>Milestones ", "</p>\n"));
    }

    private String assets(EmulatedRelease release) {
        if (release.links().isEmpty()) {
            return "";
        }
        PageAssets assets = new PageAssets(base, project);
        return release.links().stream()
                .map(assets::row)
                .collect(Collectors.joining(
                        "\n",
                        "<h2>Assets</h2><table><tr><th>Name</th><th>Type</th><th>Size</th><th>SHA-256</th></tr>\n",
                        "</table>\n"));
    }
}
