package io.jenkins.plugins.gitlabrelease.option;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What a user can say about the download of a release's assets. The Pipeline step and the build step mean the same by it;
 * the entries of their form are in this interface's view {@code download}.
 */
@Restricted(NoExternalUse.class)
public interface DownloadOptions extends ReleaseChoice, TransferOptions {

    /** All assets. */
    String DEFAULT_ASSETS = "**";

    /** Comma-separated Ant patterns of the names of the assets. */
    String getAssets();

    /** The folder of the workspace that the files go to; null for the workspace itself. */
    @CheckForNull
    String getDir();

    /** Whether assets on other servers are downloaded, too. */
    boolean isExternal();

    /** How large a file may be, in MiB; 0 for no limit. */
    int getMaxSize();

    /** Whether it is fine that {@link #getAssets()} matches nothing. */
    boolean isAllowEmpty();
}
