package io.jenkins.plugins.gitlabrelease.emulator;

import java.util.Optional;

/** The links of a release as a page shows them: with what is known of the package file behind one. */
final class PageAssets {

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
