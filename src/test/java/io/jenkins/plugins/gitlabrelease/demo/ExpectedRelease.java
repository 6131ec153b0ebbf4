package io.jenkins.plugins.gitlabrelease.demo;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The release that one of the examples promises.
 *
 * @param files paths in the build's archive
 * @param links to other places
 */
record ExpectedRelease(
        String tag, String name, @CheckForNull String description, List<String> files, List<Link> links) {

    static final Map<String, ExpectedRelease> BY_EXAMPLE = new TreeMap<>(Map.of(
            "Jenkinsfile",
            new ExpectedRelease(
                    "v1.0",
                    "Hello v1.0",
                    "## What is new\n\n* `hello` greets by name.\n",
                    List.of("dist/MANUAL.md", "dist/hello"),
                    List.of(
                            new Link("Documentation", "https://docs.example.com/hello/", "runbook", null),
                            new Link("Container image", "https://registry.example.com/acme/hello", "image", "/image"))),
            "create-tag.Jenkinsfile",
            new ExpectedRelease("v2.0.0", "v2.0.0", "Version 2.0.0.", List.of(), List.of()),
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
                            new Link("Announcement", "https://news.example.com/app-1.0", "other", null))),
            "monorepo.Jenkinsfile",
            new ExpectedRelease("lib/v1.2+b", "Library 1.2", null, List.of("lib/build/lib-1.2+b.txt"), List.of()),
            "tag-from-environment.Jenkinsfile",
            new ExpectedRelease("v1.0", "v1.0", null, List.of(), List.of())));

    /** The tag as a URL has it. */
    String encodedTag() {
        return tag.replace("/", "%2F").replace("+", "%2B");
    }

    /** The tag as a package's version has it. */
    String packageVersion() {
        return tag.replace("/", "_x2F");
    }
}
