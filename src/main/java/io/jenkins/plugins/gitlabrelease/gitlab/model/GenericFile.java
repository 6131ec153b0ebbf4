package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import java.util.List;
import okhttp3.HttpUrl;

/**
 * The address of a file in a generic package registry, taken apart (user/packages/generic_packages).
 *
 * @param project number or full path, as the address has it
 * @param name of the package
 * @param version of the package
 * @param file its name, a path with slashes if it lies in a folder
 */
public record GenericFile(String project, String name, String version, String file) {

    /** Segments before the file: {@code api v4 projects :id packages generic :name :version}. */
    private static final int BEFORE_THE_FILE = 8;

    /** Reads an address; null if it is no file in a generic package registry of this server. */
    @CheckForNull
    public static GenericFile parse(ServerUrl server, String url) {
        HttpUrl parsed = HttpUrl.parse(url);
        if (parsed == null || !server.holds(parsed)) {
            return null;
        }
        List<String> root = server.web().pathSegments();
        List<String> path = parsed.pathSegments()
                .subList(root.size() - 1, parsed.pathSegments().size());
        if (path.size() <= BEFORE_THE_FILE
                || !path.subList(0, 3).equals(List.of("api", "v4", "projects"))
                || !path.subList(4, 6).equals(List.of("packages", "generic"))) {
            return null;
        }
        String file = String.join("/", path.subList(BEFORE_THE_FILE, path.size()));
        return new GenericFile(path.get(3), path.get(6), path.get(7), file);
    }
}
