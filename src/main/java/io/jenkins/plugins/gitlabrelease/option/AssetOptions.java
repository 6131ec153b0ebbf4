package io.jenkins.plugins.gitlabrelease.option;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/**
 * What a user can say about the assets of a release: which files and links it gets, and where the files lie.
 *
 * <p>A text that was left blank is null. The entries of the shared form are in the view {@code release} of {@link
 * ReleaseOptions}.
 */
public interface AssetOptions {

    /** Comma-separated Ant patterns of the archived artifacts to publish; null for none. */
    @CheckForNull
    String getArtifacts();

    /** Comma-separated Ant patterns of files to leave out, be they archived or in the workspace; null for none. */
    @CheckForNull
    String getExcludes();

    /** Comma-separated Ant patterns of files in the workspace to publish, which is needed then; null for none. */
    @CheckForNull
    String getFiles();

    /** Links to other places, in the order of the form. */
    List<AssetLink> getLinks();

    /** Where the archived artifacts are downloaded from, as a word of {@link LinkTarget}; never null. */
    String getLinkTo();

    /** The generic package that holds the files; null for the last part of the project's path. */
    @CheckForNull
    String getPackageName();

    /** The version of that package; null for the tag. */
    @CheckForNull
    String getPackageVersion();

    /** Whether a file {@code SHA256SUMS} of all uploaded files is published with them. */
    boolean isChecksums();

    /** Whether it is fine that {@link #getArtifacts()} or {@link #getFiles()} matches nothing. */
    boolean isAllowEmpty();
}
