package io.jenkins.plugins.gitlabrelease.release;

/**
 * How hard the engine may work.
 *
 * @param parallelUploads files on their way at the same time, at least 1
 * @param bytesInFlight bytes on their way at the same time; a larger file goes alone
 */
public record EngineOptions(int parallelUploads, long bytesInFlight) {

    /** Eight files or 256 MiB at a time: small files do not wait for each other's round trips, large ones share the line. */
    public static final EngineOptions DEFAULT = new EngineOptions(8, 256L << 20);

    public EngineOptions {
        if (parallelUploads < 1) {
            throw new IllegalArgumentException("parallelUploads is " + parallelUploads + " and must be 1 or more");
        }
    }
}
