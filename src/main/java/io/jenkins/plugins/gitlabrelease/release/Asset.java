package io.jenkins.plugins.gitlabrelease.release;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Carrier;
import io.jenkins.plugins.gitlabrelease.gitlab.http.CountedInput;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * A file for a release. Nothing is read before {@link #open()}, which may be called more than once: to
 * compare with what GitLab already has, to upload, and again when an upload is repeated.
 */
public interface Asset {

    /** Where the file is, relative to the root it was found in, with {@code /} between the parts. */
    String path();

    /** The size in bytes; a file that turns out longer or shorter while it is read fails the upload. */
    long length() throws IOException;

    /** A new stream from the first byte on, which the caller closes. */
    InputStream open() throws IOException;

    /**
     * As {@link #open()}, to be hashed meanwhile.
     *
     * @param progress is given the number of bytes read so far, each time there are more
     */
    default HashedBytes openHashed(LongConsumer progress) throws IOException {
        MessageDigest digest = Sha256.digest();
        return new HashedBytes(
                new CountedInput(new DigestInputStream(open(), digest), progress), () -> Sha256.hex(digest));
    }

    /**
     * The bytes of a file, hashed as they are read.
     *
     * @param bytes the caller closes them
     * @param sha256 their digest in lower-case hexadecimal; valid once, after the last of them
     */
    record HashedBytes(InputStream bytes, Supplier<String> sha256) {}

    /** The SHA-256 of the file in lower-case hexadecimal, for which it is read wherever it is. */
    default String sha256() throws IOException, InterruptedException {
        return Sha256.of(this::open);
    }

    /**
     * The machine that has the file and sends it itself; null if it is read from here.
     *
     * @param progress is given the number of bytes sent so far, now and then
     */
    @CheckForNull
    default Carrier carrier(LongConsumer progress) {
        return null;
    }

    /** What it is called in the release instead of its name; null for its name. */
    @CheckForNull
    default String title() {
        return null;
    }

    /** How GitLab shows it. */
    default LinkType linkType() {
        return LinkType.PACKAGE;
    }

    /** Its permanent path below the release; null for one that is made of its name. */
    @CheckForNull
    default String permanentPath() {
        return null;
    }

    /** The last part of {@link #path()}: the name the asset gets in the release. */
    default String name() {
        return path().substring(path().lastIndexOf('/') + 1);
    }
}
