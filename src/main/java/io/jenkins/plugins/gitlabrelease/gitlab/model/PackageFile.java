package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * A file of a package (api/packages "List package files"). Its {@code file.url} is deliberately not read: it is a path
 * on GitLab's disk or a signed address that soon expires.
 *
 * @param id 0 only for an upload that the server accepted without showing what it stored
 * @param size bytes
 * @param fileSha256 lower-case hexadecimal, null where GitLab does not say
 */
public record PackageFile(
        long id,
        long packageId,
        String fileName,
        long size,
        @CheckForNull String fileSha256) {
    public PackageFile {
        fileName = OrEmpty.text(fileName);
    }
}
