package io.jenkins.plugins.gitlabrelease.task;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import io.jenkins.plugins.gitlabrelease.artifact.AgentTransfers;
import io.jenkins.plugins.gitlabrelease.artifact.WorkspaceTarget;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Carrier;
import io.jenkins.plugins.gitlabrelease.gitlab.http.DownloadTarget;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.option.DownloadOptions;
import io.jenkins.plugins.gitlabrelease.option.FilePatterns;
import io.jenkins.plugins.gitlabrelease.release.AssetPath;
import io.jenkins.plugins.gitlabrelease.release.HumanReadable;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.existing.AssetDownload;
import io.jenkins.plugins.gitlabrelease.release.existing.AssetSelection;
import io.jenkins.plugins.gitlabrelease.result.DownloadedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Downloads a release's assets into a workspace: what the Pipeline step and the build step both do, behind their forms.
 *
 * @param options what the user said
 * @param access where the release is
 */
@Restricted(NoExternalUse.class)
public record DownloadAssets(DownloadOptions options, ProjectAccess access) {

    private static final long MIB = 1024 * 1024;

    /** As {@link #to(AssetDownload.Destination)}, into a workspace wherever that is. */
    public List<DownloadedFile> to(FilePath workspace) throws IOException, InterruptedException {
        AgentTransfers agent = ChosenTransfer.of(options, access, workspace);
        return to(path -> WorkspaceTarget.at(workspace, agent, path));
    }

    /**
     * Downloads the assets, several at a time. Nothing of Jenkins is called from here.
     *
     * @param workspace gives the places of files below it
     * @return the files, in the order of their names
     * @throws ReleaseException if there is no such release or asset, or a file may not be written
     */
    public List<DownloadedFile> to(AssetDownload.Destination workspace) throws IOException, InterruptedException {
        String folder = folder();
        Release release = new ReadRelease(options, access).get();
        List<String> patterns =
                FilePatterns.ofNames("assets", access.variables().inText(options.getAssets()));
        AssetSelection selection = new AssetSelection(
                patterns.isEmpty() ? DownloadOptions.DEFAULT_ASSETS : String.join(",", patterns),
                options.isExternal(),
                options.isAllowEmpty());
        if (options.getMaxSize() < 0) {
            throw new ReleaseException(
                    "maxSize is " + options.getMaxSize() + ". Set it to 0 for no limit, or to 1 or more.");
        }
        List<AssetDownload.Downloaded> assets = new AssetDownload(access.client(), access.log(), access.transfers())
                .run(access.project(), release, selection, path -> limited(workspace.file(folder + path)));
        access.log()
                .line("downloaded " + HumanReadable.count(assets.size(), "asset") + " of the release "
                        + release.tagName());
        List<DownloadedFile> files = new ArrayList<>();
        for (AssetDownload.Downloaded asset : assets) {
            files.add(new DownloadedFile(asset, folder + asset.name()));
        }
        return files;
    }

    private DownloadTarget limited(DownloadTarget target) {
        return options.getMaxSize() == 0 ? target : new Limited(target, options.getMaxSize() * MIB);
    }

    /** A place that takes no larger file. */
    private record Limited(DownloadTarget target, long largest) implements DownloadTarget {
        @Override
        public OutputStream open() throws IOException {
            return target.open();
        }

        @Override
        public void complete() throws IOException {
            target.complete();
        }

        @Override
        public void discard() {
            target.discard();
        }

        @Override
        public boolean mayBeHtml() {
            return target.mayBeHtml();
        }

        @Override
        @CheckForNull
        public Carrier carrier() {
            return target.carrier();
        }
    }

    /** With a slash at its end, or empty. */
    private String folder() throws ReleaseException {
        String dir = access.variables().in("dir", options.getDir());
        if (dir == null || dir.equals(".")) {
            return "";
        }
        String path = dir.replace('\\', '/').replaceAll("^(\\./)+|/+$", "");
        String problem = AssetPath.problemOf(path);
        if (problem != null) {
            throw new ReleaseException("The folder \"" + dir + "\" cannot be used: " + problem
                    + ". Give a path below the workspace, such as dist/release.");
        }
        return path + "/";
    }
}
