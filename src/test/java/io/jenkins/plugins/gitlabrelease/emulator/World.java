package io.jenkins.plugins.gitlabrelease.emulator;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Everything the emulated server knows. Requests change it while they hold its monitor, one at a time, as GitLab does inside a
 * transaction.
 */
final class World {

    private final Clock clock;
    private final EmulatorSettings settings;
    private final BlobStore blobs = new BlobStore();
    private final Tokens tokens = new Tokens(this);
    private final Map<String, EmulatedProject> projects = new ConcurrentHashMap<>();
    private final Map<String, EmulatedGroup> groups = new ConcurrentHashMap<>();
    private final RateLimiter rateLimiter;
    private final AtomicLong ids = new AtomicLong(40);

    World(Clock clock, EmulatorSettings settings) {
        this.clock = clock;
        this.settings = settings;
        this.rateLimiter = new RateLimiter(clock);
    }

    Clock clock() {
        return clock;
    }

    EmulatorSettings settings() {
        return settings;
    }

    BlobStore blobs() {
        return blobs;
    }

    RateLimiter rateLimiter() {
        return rateLimiter;
    }

    Tokens tokens() {
        return tokens;
    }

    /** Ids rise over all kinds of things, so that a mix-up of two ids never works by chance. */
    long nextId() {
        return ids.incrementAndGet();
    }

    EmulatedProject project(String path) {
        EmulatedProject project = projects.computeIfAbsent(path, added -> new EmulatedProject(this, added));
        project.group();
        return project;
    }

    EmulatedGroup group(String path) {
        return groups.computeIfAbsent(path, added -> new EmulatedGroup(this, added));
    }

    Collection<EmulatedProject> projects() {
        return projects.values();
    }

    Optional<EmulatedProject> findProject(String idOrPath) {
        boolean number = isNumber(idOrPath);
        return projects.values().stream()
                .filter(project -> number
                        ? idOrPath.equals(Long.toString(project.id()))
                        : project.path().equals(idOrPath))
                .findFirst();
    }

    /** Finds a project by a path that it had before it was renamed or moved. */
    Optional<EmulatedProject> findMovedProject(String oldPath) {
        return projects.values().stream()
                .filter(project -> project.formerPaths().contains(oldPath))
                .findFirst();
    }

    Optional<EmulatedGroup> findGroup(String idOrPath) {
        boolean number = isNumber(idOrPath);
        return groups.values().stream()
                .filter(group -> number
                        ? idOrPath.equals(Long.toString(group.id()))
                        : group.path().equals(idOrPath))
                .findFirst();
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
