package io.jenkins.plugins.gitlabrelease.emulator;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What an administrator of the emulated server can switch, also while it runs. */
public final class EmulatorSettings {

    private static final long FIVE_GIB = 5_368_709_120L;

    private volatile Dialect dialect = Dialect.CURRENT;
    private volatile boolean enterprise = true;
    private volatile boolean packages = true;
    private volatile boolean unknownKeys = true;
    private volatile long maxPackageFileSize = FIVE_GIB;
    private volatile long proxyBodyLimit;
    private volatile boolean racingUploads;
    private volatile boolean historicalKey;
    private volatile SecondOrigin objectStorage;
    private volatile String externalUrl;
    private final AtomicInteger answers = new AtomicInteger();

    EmulatorSettings() {}

    /** Which GitLab is played. */
    public EmulatorSettings dialect(Dialect played) {
        dialect = played;
        return this;
    }

    /** Whether the routes of the Enterprise Edition exist: evidence, group milestones in releases (contract 3.3, 3.7). */
    public EmulatorSettings enterprise(boolean exists) {
        enterprise = exists;
        return this;
    }

    /** Whether the instance has a package registry at all (contract 5.1). */
    public EmulatorSettings packages(boolean enabled) {
        packages = enabled;
        return this;
    }

    /** Whether every other answer carries keys that no document names (contract 2). */
    public EmulatorSettings unknownKeys(boolean sent) {
        unknownKeys = sent;
        return this;
    }

    /** The longest package file in bytes, 0 for no limit; a longer one is refused after its transfer (contract 5.1). */
    public EmulatorSettings maxPackageFileSize(long bytes) {
        maxPackageFileSize = bytes;
        return this;
    }

    /** The longest request body that the proxy before GitLab lets through, 0 for no limit; 413 in HTML (contract 5.1). */
    public EmulatorSettings proxyBodyLimit(long bytes) {
        proxyBodyLimit = bytes;
        return this;
    }

    /** Where downloads of package files are redirected to, or null to send them directly (contract 5.2). */
    public EmulatorSettings objectStorage(SecondOrigin storage) {
        objectStorage = storage;
        return this;
    }

    /**
     * Whether uploads that create the same package version at the same time fail with 500, but for the first (contract 5.1:
     * up to about 17.x).
     */
    public EmulatorSettings racingUploads(boolean fail) {
        racingUploads = fail;
        return this;
    }

    /** Whether releases carry the {@code historical_release} that GitLab's document names and its source does not (contract 2). */
    public EmulatorSettings historicalKey(boolean sent) {
        historicalKey = sent;
        return this;
    }

    /**
     * The URL that the server takes for its own, unlike the address at which it is reached; null for that address. It stands in
     * every answer (contract 11.7).
     */
    public EmulatorSettings externalUrl(String url) {
        externalUrl = url;
        return this;
    }

    Optional<String> externalUrl() {
        return Optional.ofNullable(externalUrl);
    }

    Dialect dialect() {
        return dialect;
    }

    boolean isV13() {
        return dialect == Dialect.V13;
    }

    boolean racingUploads() {
        return racingUploads;
    }

    boolean historicalKey() {
        return historicalKey;
    }

    boolean enterprise() {
        return enterprise;
    }

    boolean packages() {
        return packages;
    }

    boolean nextAnswerHasUnknownKeys() {
        return unknownKeys && answers.incrementAndGet() % 2 == 0;
    }

    long maxPackageFileSize() {
        return maxPackageFileSize;
    }

    long proxyBodyLimit() {
        return proxyBodyLimit;
    }

    Optional<SecondOrigin> objectStorage() {
        return Optional.ofNullable(objectStorage);
    }
}
