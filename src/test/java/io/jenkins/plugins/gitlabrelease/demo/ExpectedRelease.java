package io.jenkins.plugins.gitlabrelease.demo;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The release that one of the examples promises.
 *
 * @param files in the build's archive
 * @param links to other places
 * @param checksums whether the release has the list of checksums
 */
record ExpectedRelease(
        String tag,
        String name,
        @CheckForNull String description,
        List<File> files,
        List<Link> links,
        boolean checksums) {

    /**
     * A file of the release.
     *
     * @param path in the build's archive
     * @param title in the release
     * @param permanentPath below the release
     */
    record File(String path, String title, String type, String permanentPath) {

        /** A file that no rule is for. */
        static File of(String path) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            return new File(path, name, "package", "/" + name.replace("+", "."));
        }

        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    static final Map<String, ExpectedRelease> BY_EXAMPLE = new TreeMap<>(Map.of(
            "Jenkinsfile",
            new ExpectedRelease(
                    "v1.0",
                    "Hello v1.0",
                    "## What is new\n\n* `hello` greets by name.\n",
                    List.of(File.of("dist/MANUAL.md"), File.of("dist/hello")),
                    List.of(
                            new Link("Documentation", "https://docs.example.com/hello/", "runbook", null),
                            new Link("Container image", "https://registry.example.com/acme/hello", "image", "/image")),
                    false),
            "assets.Jenkinsfile",
            new ExpectedRelease(
                    "v1.0",
                    "v1.0",
                    null,
                    List.of(
                            new File("dist/linux/app_1.0_amd64.deb", "Debian package", "package", "/deb/app.deb"),
                            new File("dist/windows/app-1.0.zip", "App v1.0 for Windows", "package", "/win/app-1.0.zip"),
                            new File("dist/manual.txt", "manual.txt", "runbook", "/manual.txt")),
                    List.of(),
                    true),
            "changelog-file.Jenkinsfile",
            new ExpectedRelease("v1.0", "v1.0", "### Added\n\n* The first version.", List.of(), List.of(), false),
            "create-tag.Jenkinsfile",
            new ExpectedRelease("v2.0.0", "v2.0.0", "Version 2.0.0.", List.of(), List.of(), false),
            "deploy.Jenkinsfile",
            new ExpectedRelease("v1.0", "v1.0", null, List.of(File.of("dist/app.sh")), List.of(), true),
            "large-files.Jenkinsfile",
            new ExpectedRelease("v1.0", "v1.0", null, List.of(File.of("dist/image.img")), List.of(), true),
            "links-only.Jenkinsfile",
            new ExpectedRelease(
                    "v1.0",
                    "v1.0",
                    null,
                    List.of(),
                    List.of(
                            new Link(
                                    "Image for linux/amd64",
                                    "https://registry.example.com/acme/app?arch=amd64",
                                    "image",
                                    null),
                            new Link("Chart", "https://charts.example.com/app-1.0.0.tgz", "package", "/charts/app.tgz"),
                            new Link("Roll-back plan", "https://wiki.example.com/app/rollback", "runbook", null),
                            new Link("Announcement", "https://news.example.com/app-1.0", "other", null)),
                    false),
            "monorepo.Jenkinsfile",
            new ExpectedRelease(
                    "lib/v1.2+b", "Library 1.2", null, List.of(File.of("lib/build/lib-1.2+b.txt")), List.of(), false),
            "several-projects.Jenkinsfile",
            new ExpectedRelease("v3.0.0", "v3.0.0", null, List.of(File.of("dist/app.txt")), List.of(), false),
            "tag-from-environment.Jenkinsfile",
            new ExpectedRelease("v1.0", "v1.0", null, List.of(), List.of(), false)));

    /** The tag as a URL has it. */
    String encodedTag() {
        return tag.replace("/", "%2F").replace("+", "%2B");
    }

    /** The product that the tag names, or else the project. */
    String packageName() {
        return tag.contains("/") ? tag.substring(0, tag.indexOf('/')) : "app";
    }

    /** The tag as a package's version has it. */
    String packageVersion() {
        return tag.replace("/", "_x2F");
    }
}
