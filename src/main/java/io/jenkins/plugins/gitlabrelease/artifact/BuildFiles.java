package io.jenkins.plugins.gitlabrelease.artifact;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import java.io.IOException;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Where the files of a release come from. */
@Restricted(NoExternalUse.class)
public interface BuildFiles {

    /**
     * The files that match, sorted by path so that every run publishes them in the same order; nothing is read yet.
     *
     * @param includes comma-separated Ant patterns
     * @param excludes comma-separated Ant patterns; null for none
     * @throws IOException if the files could not be listed, or one of them must not be read
     */
    List<Asset> find(String includes, @CheckForNull String excludes) throws IOException, InterruptedException;

    /**
     * One file.
     *
     * @param path relative, with {@code /} between its parts, as {@link RelativePath} makes it
     * @return null if there is no such file, or it lies elsewhere behind a symbolic link
     * @throws IOException if it could not be looked for
     */
    @CheckForNull
    Asset get(String path) throws IOException, InterruptedException;

    /** What the files are, for messages: "archived artifacts". */
    String description();

    /** What to do about a missing file, for messages: "Archive them". */
    String remedy();
}
