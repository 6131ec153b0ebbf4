package io.jenkins.plugins.gitlabrelease.release.plan;

import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.ParallelWork;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.plan.AssetPlan.Transfer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Decides for each file whether its bytes have to be sent. Only a file that GitLab has under the same name and with the
 * same size is read for that, to compare the digests; all are read if their digests are to be published.
 */
final class AssetPlanner {

    private final ServerState state;
    private final boolean checksums;
    private final ParallelWork hashing;

    AssetPlanner(ServerState state, ParallelWork threads, boolean checksums) {
        this.hashing = threads.forProcessors();
        this.state = state;
        this.checksums = checksums;
    }

    List<AssetPlan> plan(List<AssetNames.Names> assets) throws ReleaseException, InterruptedException {
        AssetPlan[] plans = new AssetPlan[assets.size()];
        try {
            hashing.forEach(IntStream.range(0, plans.length).boxed().toList(), i -> plans[i] = plan(assets.get(i)));
        } catch (ReleaseException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("every failure of a file is a refusal", e);
        }
        return List.of(plans);
    }

    /**
     * The file of checksums: of this run's files, and of those that the release has from others.
     *
     * @param staying links of the release that this run neither writes nor removes
     */
    AssetPlan planChecksums(
            AssetNames.Names names, List<AssetPlan> files, List<ReleaseLink> staying, RegistryFiles known)
            throws GitLabException, ReleaseException, InterruptedException {
        Map<String, String> digests = new TreeMap<>();
        for (ReleaseLink link : staying) {
            String name = known.savedName(link.url());
            if (name != null) {
                PackageFile file = known.find(link.url());
                digests.put(name, file == null ? null : file.fileSha256());
            }
        }
        for (AssetPlan file : files) {
            digests.put(file.fileName(), file.sha256());
        }
        digests.remove(names.fileName());
        Checksums list = new Checksums(digests);
        return plan(new AssetNames.Names(list, names.title(), names.fileName(), names.type(), names.path()));
    }

    private AssetPlan plan(AssetNames.Names names) throws ReleaseException, InterruptedException {
        Asset asset = names.asset();
        try {
            List<PackageFile> existing = state.filesNamed(names.fileName());
            long length = asset.length();
            boolean sameSize = !existing.isEmpty() && existing.get(0).size() == length;
            String sha256 = checksums || sameSize ? asset.sha256() : null;
            boolean same = sameSize && sha256.equals(existing.get(0).fileSha256());
            Transfer transfer = same ? Transfer.REUSE : existing.isEmpty() ? Transfer.UPLOAD : Transfer.REPLACE;
            List<PackageFile> superseded = same ? existing.subList(1, existing.size()) : existing;
            return new AssetPlan(
                    asset, names.title(), names.fileName(), names.path(), transfer, length, sha256, superseded);
        } catch (IOException e) {
            throw new ReleaseException("The file " + asset.path() + " could not be read: " + e.getMessage(), e);
        }
    }
}
