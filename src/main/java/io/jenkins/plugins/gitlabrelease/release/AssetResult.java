package io.jenkins.plugins.gitlabrelease.release;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;

/**
 * One asset of the published release.
 *
 * @param name the link's name
 * @param url where the link leads
 * @param directUrl the permanent URL below the release, equal to {@code url} where the link has no path
 * @param type what GitLab shows it as
 * @param size in bytes; null for a link to something this build did not make
 * @param sha256 lower-case hexadecimal digest of the bytes; null like {@code size}
 * @param action what this run did for it
 */
public record AssetResult(
        String name,
        String url,
        String directUrl,
        LinkType type,
        @CheckForNull Long size,
        @CheckForNull String sha256,
        AssetAction action) {}
