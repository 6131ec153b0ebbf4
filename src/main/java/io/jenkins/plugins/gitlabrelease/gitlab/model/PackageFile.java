package io.jenkins.plugins.gitlabrelease.gitlab.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * A file of a package (api/packages "List package files"). Its {@code file.url} is deliberately not read: it is a path
 * on GitLab's disk or a signed address that soon expires.
 *
 * @param id 0 only for an upload that the server accepted without showing what it stored; GitLab's own are positive
 * @param size bytes
 * @param fileSha256 lower-case hexadecimal, null where GitLab does not say
 */
public record PackageFile(
        long id,
        long packageId,
        String fileName,
        long size,
        @CheckForNull String fileSha256) {
    /** Reads what GitLab shows of a file. */
    @JsonCreator
    static PackageFile read(
            @JsonProperty("id") long id,
            @JsonProperty("package_id") long packageId,
            @JsonProperty("file_name") String fileName,
            @JsonProperty("size") long size,
            @JsonProperty("file_sha256") String fileSha256) {
        Ids.requirePositive(id);
        Ids.requirePositive(packageId);
        if (size < 0) {
            throw new IllegalArgumentException("a file of less than no bytes");
        }
        return new PackageFile(id, packageId, fileName, size, fileSha256);
    }

    public PackageFile {
        fileName = OrEmpty.text(fileName);
    }
}
