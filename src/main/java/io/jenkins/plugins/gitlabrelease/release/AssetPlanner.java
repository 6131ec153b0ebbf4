package io.jenkins.plugins.gitlabrelease.release;

import io.jenkins.plugins.gitlabrelease.gitlab.PackageFile;
import io.jenkins.plugins.gitlabrelease.release.AssetPlan.Transfer;
import java.io.IOException;
import java.util.List;

/**
 * Decides for each file whether its bytes have to be sent. Only a file that GitLab has under the same name and with the
 * same size is read for that, to compare the digests.
 */
final class AssetPlanner {

    private final ServerState state;

    AssetPlanner(ServerState state) {
        this.state = state;
    }

    AssetPlan plan(Asset asset) throws ReleaseException {
        try {
            String fileName = LegalNames.fileName(asset.name());
            List<PackageFile> existing = state.filesNamed(fileName);
            long length = asset.length();
            if (existing.isEmpty()) {
                return new AssetPlan(asset, fileName, Transfer.UPLOAD, length, null, List.of());
            }
            PackageFile newest = existing.get(0);
            String sha256 = newest.size() == length ? Digests.of(asset) : null;
            if (sha256 != null && sha256.equals(newest.fileSha256())) {
                List<PackageFile> older = existing.subList(1, existing.size());
                return new AssetPlan(asset, fileName, Transfer.REUSE, length, sha256, older);
            }
            return new AssetPlan(asset, fileName, Transfer.REPLACE, length, sha256, existing);
        } catch (IOException e) {
            throw new ReleaseException("The file " + asset.path() + " could not be read: " + e.getMessage(), e);
        }
    }
}
