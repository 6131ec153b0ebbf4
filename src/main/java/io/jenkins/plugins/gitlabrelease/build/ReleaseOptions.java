package io.jenkins.plugins.gitlabrelease.build;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/**
 * What a user can say about a release. The Pipeline step and the post-build action both offer these options and mean the
 * same by them, so everything behind the two forms knows this interface only.
 *
 * <p>A text that was left blank is null. The entries of the shared form are in this interface's view {@code release}.
 */
public interface ReleaseOptions extends ProjectOptions {

    /** The Git tag to release; null to take the tag of the build. */
    @CheckForNull
    String getTag();

    /** The title; null for GitLab's default, the tag. */
    @CheckForNull
    String getName();

    /** The notes in Markdown; null for none, or to keep those of an existing release. */
    @CheckForNull
    String getDescription();

    /** The commit, branch or tag to create a missing tag from; null if a missing tag is an error. */
    @CheckForNull
    String getRef();

    /** Comma-separated Ant patterns of the archived artifacts to publish; null for none. */
    @CheckForNull
    String getArtifacts();

    /** Comma-separated Ant patterns of archived artifacts to leave out; null for none. */
    @CheckForNull
    String getExcludes();

    /** Links to other places, in the order of the form. */
    List<AssetLink> getLinks();

    /** Whether it is fine that {@link #getArtifacts()} matches nothing. */
    boolean isAllowEmpty();
}
