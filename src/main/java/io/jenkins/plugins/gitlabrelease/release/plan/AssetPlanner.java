package io.jenkins.plugins.gitlabrelease.release.plan;

import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.LegalNames;
import io.jenkins.plugins.gitlabrelease.release.NamedAsset;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.plan.AssetPlan.Transfer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides for each file whether its bytes have to be sent. Only a file that GitLab has under the same name and with the
 * same size is read for that, to compare the digests; all are read if their digests are to be published.
 */
final class AssetPlanner {

    private final ServerState state;
    private final boolean checksums;

    AssetPlanner(ServerState state, boolean checksums) {
        this.state = state;
        this.checksums = checksums;
    }

    List<AssetPlan> plan(List<Asset> assets) throws ReleaseException, InterruptedException {
        List<AssetPlan> plans = new ArrayList<>();
        Map<String, String> digests = new LinkedHashMap<>();
        for (NamedAsset asset : NamedAsset.of(assets)) {
            AssetPlan plan = plan(asset.asset(), asset.name());
            plans.add(plan);
            digests.put(plan.name(), plan.sha256());
        }
        if (checksums && !assets.isEmpty()) {
            plans.add(plan(new Checksums(digests), Checksums.NAME));
        }
        return plans;
    }

    private AssetPlan plan(Asset asset, String name) throws ReleaseException, InterruptedException {
        try {
            String fileName = LegalNames.fileName(name);
            List<PackageFile> existing = state.filesNamed(fileName);
            long length = asset.length();
            boolean sameSize = !existing.isEmpty() && existing.get(0).size() == length;
            String sha256 = checksums || sameSize ? asset.sha256() : null;
            if (sameSize && sha256.equals(existing.get(0).fileSha256())) {
                List<PackageFile> older = existing.subList(1, existing.size());
                return new AssetPlan(asset, name, fileName, Transfer.REUSE, length, sha256, older);
            }
            Transfer transfer = existing.isEmpty() ? Transfer.UPLOAD : Transfer.REPLACE;
            return new AssetPlan(asset, name, fileName, transfer, length, sha256, existing);
        } catch (IOException e) {
            throw new ReleaseException("The file " + asset.path() + " could not be read: " + e.getMessage(), e);
        }
    }
}
