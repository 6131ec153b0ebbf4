package io.jenkins.plugins.gitlabrelease.release.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import java.util.List;

/**
 * What becomes of one file.
 *
 * @param asset the file
 * @param name what it is called in the release
 * @param fileName its name in the package, which downloads are saved by
 * @param path its permanent path below the release; null for none
 * @param transfer how its bytes get there
 * @param length the size in bytes when the plan was made
 * @param sha256 of the bytes, where planning had to read them; null otherwise
 * @param superseded files of the same name that nothing will link to afterwards
 */
public record AssetPlan(
        Asset asset,
        String name,
        String fileName,
        @CheckForNull String path,
        Transfer transfer,
        long length,
        @CheckForNull String sha256,
        List<PackageFile> superseded) {

    /** How a file's bytes get into the registry. */
    public enum Transfer {
        /** No file of this name is there. */
        UPLOAD,
        /** A file of this name is there with other bytes. */
        REPLACE,
        /** The same bytes are there already. */
        REUSE
    }

    /** The same file, which takes the place of its own bytes. */
    AssetPlan sentAgain(List<PackageFile> existing) {
        return new AssetPlan(asset, name, fileName, path, Transfer.REPLACE, length, sha256, existing);
    }

    /** Whether the bytes are there already and are sent all the same. */
    boolean isSentAgain() {
        return isSent()
                && sha256 != null
                && !superseded.isEmpty()
                && sha256.equals(superseded.get(0).fileSha256());
    }

    public boolean isSent() {
        return transfer != Transfer.REUSE;
    }
}
