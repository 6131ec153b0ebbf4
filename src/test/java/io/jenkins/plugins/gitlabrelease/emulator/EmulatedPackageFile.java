package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedToken.EmulatedUser;
import java.time.Instant;
import java.util.List;

/**
 * One uploaded file. Uploading the same name again makes another one (contract 5.1).
 *
 * @param fileName as stored: with a sub-directory its slashes are {@code %2F}
 */
public record EmulatedPackageFile(
        long id, EmulatedPackage pack, String fileName, BlobStore.Blob blob, Instant createdAt) {

    /** Returns the length in bytes. */
    public long size() {
        return blob.size();
    }

    /** Returns the SHA-256 in lower-case hexadecimal digits. */
    public String sha256() {
        return blob.sha256();
    }

    /** Reads the whole content. */
    public byte[] bytes() {
        return blob.bytes();
    }

    /**
     * A package version of the generic registry.
     *
     * @param status {@code default}, {@code hidden}, {@code deprecated}, {@code error} or {@code pending_destruction}
     */
    public record EmulatedPackage(
            long id, String name, String version, String status, EmulatedUser creator, Instant createdAt) {

        /** Whether lists show it unasked (contract 11.6). */
        boolean isListed() {
            return List.of("default", "error", "deprecated").contains(status);
        }

        EmulatedPackage withStatus(String other) {
            return new EmulatedPackage(id, name, version, other, creator, createdAt);
        }
    }
}
