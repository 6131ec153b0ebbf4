package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedRelease.EmulatedLink;
import java.nio.charset.StandardCharsets;

/** The web addresses of a project, as they stand in answers. */
final class Urls {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private Urls() {}

    /** Encodes one path segment. */
    static String encode(String segment) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : segment.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(each) >= 0) {
                encoded.append((char) each);
            } else {
                encoded.append(String.format("%%%02X", each));
            }
        }
        return encoded.toString();
    }

    static String project(String base, EmulatedProject project) {
        return base + "/" + project.path();
    }

    static String release(String base, EmulatedProject project, String tag) {
        return project(base, project) + "/-/releases/" + encode(tag);
    }

    /** Where a link of a release leads: through the release if it has a path, else straight to its URL (contract 2). */
    static String directAsset(String base, EmulatedProject project, String tag, EmulatedLink link) {
        return link.path() == null ? link.url() : release(base, project, tag) + "/downloads" + link.path();
    }

    /** The path of a URL. */
    static String path(String url) {
        return url.replaceFirst("^https?://[^/]+", "");
    }
}
