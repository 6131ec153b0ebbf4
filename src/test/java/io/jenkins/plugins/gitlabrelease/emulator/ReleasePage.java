package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedRelease.EmulatedLink;
import io.jenkins.plugins.gitlabrelease.emulator.Router.RawPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    /** The links of a release as a page shows them: with what is known of the package file behind one. */
    static final class PageAssets {

        private final String base;
        private final EmulatedProject project;

        PageAssets(String base, EmulatedProject project) {
            this.base = base;
            this.project = project;
        }

        /** Finds the package file of this project to which a link leads, if it leads to one. */
        Optional<EmulatedPackageFile> file(EmulatedLink link) {
            String prefix = base + "/api/v4/projects/";
            return link.url().startsWith(prefix)
                    ? project.packageFiles().stream()
                            .filter(file -> link.url().endsWith(tail(file))
                                    && isOfProject(link.url().substring(prefix.length())))
                            .reduce((older, newer) -> newer)
                    : Optional.empty();
        }

        /** Returns a URL that a browser can open without a token. */
        String openUrl(EmulatedLink link) {
            return file(link)
                    .map(file -> Urls.project(base, project) + "/-/emulator/files/" + file.id() + "/"
                            + Urls.encode(file.fileName()))
                    .orElse(link.url());
        }

        private boolean isOfProject(String idAndTail) {
            String id = RawPath.decode(idAndTail.substring(0, idAndTail.indexOf('/')));
            return id.equals(project.path()) || id.equals(Long.toString(project.id()));
        }

        private static String tail(EmulatedPackageFile file) {
            return "/packages/generic/" + Urls.encode(file.pack().name()) + "/"
                    + Urls.encode(file.pack().version()) + "/" + file.fileName().replace("%2F", "/");
        }

        /** One row of the table of assets. */
        String row(EmulatedLink link) {
            Optional<EmulatedPackageFile> file = file(link);
            String size = file.map(each -> String.format("%,d bytes", each.size())).orElse("");
            String sha256 = file.map(each -> "<code>" + each.sha256() + "</code>").orElse("");
            String path = link.path() == null ? "" : "<br><code>" + Html.escape(link.path()) + "</code>";
            return "<tr><td>" + name(link) + path + "</td><td>" + Html.escape(link.type()) + "</td><td>" + size
                    + "</td><td>" + sha256 + "</td></tr>";
        }

        private String name(EmulatedLink link) {
            return PageFrame.link(openUrl(link), link.name());
        }
    }

    /** What all pages of the emulator have around their content. */
    static final class PageFrame {

        private static final String STYLE = """
            body { font: 16px/1.5 system-ui, sans-serif; color: #1f2328; background: #f6f8fa; margin: 0; }
            header { background: #292961; color: #fff; padding: .6rem 1.5rem; font-size: 14px; }
            header a { color: #fff; }
            main { max-width: 60rem; margin: 1.5rem auto; padding: 0 1.5rem; }
            section { background: #fff; border: 1px solid #d0d7de; border-radius: 8px; padding: 1.25rem; margin: 0 0 1.5rem; }
            h1, h2 { margin: 0 0 .5rem; line-height: 1.25; }
            h1 { font-size: 1.6rem; } h2 { font-size: 1.1rem; margin-top: 1.25rem; }
            table { border-collapse: collapse; width: 100%; font-size: 14px; }
            th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid #eaeef2; vertical-align: top; }
            code { font: 12px ui-monospace, monospace; overflow-wrap: anywhere; }
            pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f6f8fa; border-radius: 6px; padding: 1rem;
              font: 14px/1.5 ui-monospace, monospace; }
            .meta { color: #59636e; font-size: 14px; }
            .badge { background: #ddf4ff; color: #0550ae; border-radius: 1rem; padding: .1rem .6rem; font-size: 13px; }
            a { color: #0550ae; }
            """;

        private PageFrame() {}

        /**
         * Puts a page together.
         *
         * @param title any text
         * @param sections HTML, already escaped
         */
        static String of(String title, List<String> sections) {
            return "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">"
                    + "<meta name=\"viewport\" content=\"width=device-width\">"
                    + "<title>" + Html.escape(title) + "</title>\n<style>\n" + STYLE + "</style></head>\n<body>\n"
                    + "<header>GitLab emulator: a test server, not GitLab</header>\n<main>\n"
                    + String.join("\n", sections) + "\n</main>\n</body>\n</html>\n";
        }

        static String link(String url, String text) {
            return "<a href=\"" + Html.escape(url) + "\" rel=\"noreferrer\">" + Html.escape(text) + "</a>";
        }
    }

    /** HTML for people. */
    static final class Html {

        private Html() {}

        /** Makes any text harmless in an element or in a quoted attribute. Null becomes empty. */
        static String escape(String text) {
            if (text == null) {
                return "";
            }
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;")
                    .replace("'", "&#39;");
        }
    }
}
