package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedRelease.EmulatedLink;
import io.jenkins.plugins.gitlabrelease.emulator.Router.RawPath;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
        List<EmulatedRelease> newestFirst = newestFirst();
        List<String> sections = new ArrayList<>();
        sections.add(crumbs());
        sections.add("<h1 class=\"title\">Releases <span class=\"meta\">" + Html.count(newestFirst.size(), "release")
                + "</span></h1>");
        newestFirst.forEach(release -> sections.add(section(release)));
        if (newestFirst.isEmpty()) {
            sections.add("<section><p>No releases yet.</p></section>");
        }
        return PageFrame.of("Releases - " + project.path(), sections);
    }

    private List<EmulatedRelease> newestFirst() {
        return project.releases().values().stream()
                .sorted(Comparator.comparing(EmulatedRelease::releasedAt).reversed())
                .toList();
    }

    private String crumbs() {
        return "<p class=\"meta\">" + PageFrame.link(base + "/", "Projects") + " / "
                + PageFrame.link(Urls.project(base, project) + "/-/releases", project.path()) + "</p>";
    }

    private String section(EmulatedRelease release) {
        String notes = release.description() == null || release.description().isBlank()
                ? ""
                : "<h2>Notes</h2><div class=\"notes\">" + NotesHtml.of(release.description()) + "</div>";
        return "<section><h2 class=\"name\">"
                + PageFrame.link(Urls.release(base, project, release.tag()), title(release))
                + badge(release) + "</h2>\n" + assets(release) + milestones(release) + notes + footer(release)
                + "</section>";
    }

    private String badge(EmulatedRelease release) {
        if (release.releasedAt().isAfter(Instant.now())) {
            return " <span class=\"badge soon\">Upcoming</span>";
        }
        boolean latest = newestFirst().stream()
                .filter(each -> !each.releasedAt().isAfter(Instant.now()))
                .findFirst()
                .filter(each -> each.tag().equals(release.tag()))
                .isPresent();
        return latest ? " <span class=\"badge\">Latest</span>" : "";
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
                        "<h2>Assets <span class=\"meta\">" + release.links().size()
                                + "</span></h2><table><tr><th>Name</th><th>Type</th><th>Size</th><th>SHA-256</th></tr>\n",
                        "</table>\n"));
    }

    private static String footer(EmulatedRelease release) {
        String evidence = release.evidences().isEmpty()
                ? ""
                : " · evidence collected "
                        + Html.date(release.evidences().get(0).collectedAt());
        return "<p class=\"meta\"><code>" + Html.escape(release.sha().substring(0, 8)) + "</code> · <code>"
                + Html.escape(release.tag()) + "</code> · released <time datetime=\""
                + Json.time(release.releasedAt()) + "\">" + Html.date(release.releasedAt()) + "</time> by "
                + Html.escape(release.author().name()) + evidence + "</p>\n";
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
            String size = file.map(
                            each -> "<span title=\"" + each.size() + " bytes\">" + Html.size(each.size()) + "</span>")
                    .orElse("");
            String sha256 = file.map(each -> "<code class=\"digest\" title=\"" + each.sha256() + "\">"
                            + each.sha256().substring(0, 12) + "…</code>")
                    .orElse("");
            String path = link.path() == null ? "" : "<br><code>" + Html.escape(link.path()) + "</code>";
            return "<tr><td>" + name(link) + path + "</td><td>" + Html.escape(Html.capitalized(link.type()))
                    + "</td><td>" + size + "</td><td>" + sha256 + "</td></tr>";
        }

        private String name(EmulatedLink link) {
            return PageFrame.link(openUrl(link), link.name());
        }
    }

    /** What all pages of the emulator have around their content. */
    static final class PageFrame {

        private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #28272d; --soft: #626168; --paper: #fff; --line: #dcdcde; --back: #fbfafd;
              --link: #1068bf; --mark: #cbe2f9; --on-mark: #0b5cad; }
            @media (prefers-color-scheme: dark) { :root { --ink: #ececef; --soft: #a4a3a8; --paper: #28272d; --line: #434248;
              --back: #1f1e24; --link: #63a6e9; --mark: #064787; --on-mark: #cbe2f9; } }
            body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--back); margin: 0; }
            header { background: #171321; color: #fff; padding: .6rem 1.5rem; font-size: 14px; }
            main { max-width: 62rem; margin: 1.25rem auto; padding: 0 1.5rem; }
            section { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.25rem;
              margin: 0 0 1.25rem; }
            h1, h2, h3, h4 { margin: 0 0 .5rem; line-height: 1.3; }
            h1.title { font-size: 1.5rem; } h2 { font-size: 1rem; margin-top: 1rem; }
            h2.name { font-size: 1.35rem; margin-top: 0; }
            .notes h5, .notes h6 { font-size: 1rem; } .notes h3 { font-size: 1.15rem; } .notes h4 { font-size: 1.05rem; } .notes h3, .notes h4 { margin-top: 1rem; }
            table { border-collapse: collapse; width: 100%; font-size: 14px; }
            th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
            code, pre { font: 12.5px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
            .notes code, pre { background: var(--back); border-radius: 4px; padding: .1rem .3rem; }
            pre { white-space: pre-wrap; padding: .75rem 1rem; }
            blockquote { border-left: 3px solid var(--line); margin: .5rem 0; padding-left: 1rem; color: var(--soft); }
            .meta { color: var(--soft); font-size: 14px; font-weight: 400; }
            .badge { background: var(--mark); color: var(--on-mark); border-radius: 1rem; padding: .05rem .6rem; font-size: 12px;
              font-weight: 400; vertical-align: middle; }
            .soon { background: #fdd4cd; color: #8d1300; }
            a { color: var(--link); text-decoration: none; } a:hover { text-decoration: underline; }
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

        private static final DateTimeFormatter DATE =
                DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH);

        private Html() {}

        /** {@code 1 release}, {@code 2 releases}. */
        static String count(int number, String thing) {
            return number + " " + thing + (number == 1 ? "" : "s");
        }

        static String date(Instant time) {
            return DATE.format(time.atOffset(ZoneOffset.UTC));
        }

        /** {@code 812 B}, {@code 1.4 MiB}. */
        static String size(long bytes) {
            String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
            double value = bytes;
            int unit = 0;
            while (value >= 1024 && unit < units.length - 1) {
                value /= 1024;
                unit++;
            }
            return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
        }

        static String capitalized(String word) {
            return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
        }

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
