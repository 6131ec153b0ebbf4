package io.jenkins.plugins.gitlabrelease.emulator;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The generic packages of one project (contract 5). */
final class PackageRegistry {

    private final World world;
    private final List<EmulatedPackage> packages = new CopyOnWriteArrayList<>();
    private final List<EmulatedPackageFile> files = new CopyOnWriteArrayList<>();

    PackageRegistry(World world) {
        this.world = world;
    }

    List<EmulatedPackage> packages() {
        return packages;
    }

    /** Returns the files of all packages, oldest first. */
    List<EmulatedPackageFile> files() {
        return files;
    }

    List<EmulatedPackageFile> files(EmulatedPackage owner) {
        return files.stream().filter(file -> file.pack().id() == owner.id()).toList();
    }

    Optional<EmulatedPackage> find(String name, String version) {
        return packages.stream()
                .filter(each -> each.name().equals(name) && each.version().equals(version))
                .findFirst();
    }

    Optional<EmulatedPackage> find(long id) {
        return packages.stream().filter(each -> each.id() == id).findFirst();
    }

    /** Finds the file that a download gets: of several with one name the newest (contract 5.1). */
    Optional<EmulatedPackageFile> newestFile(String name, String version, String fileName) {
        return find(name, version).stream()
                .flatMap(owner -> files(owner).stream())
                .filter(file -> file.fileName().equals(fileName))
                .max(Comparator.comparingLong(EmulatedPackageFile::id));
    }

    /**
     * Appends a file, and the package if it is the first one.
     *
     * @param status the new status of the whole package, or null to leave it
     */
    EmulatedPackageFile add(
            String name, String version, String status, String fileName, BlobStore.Blob blob, EmulatedUser creator) {
        EmulatedPackage known = find(name, version).orElse(null);
        EmulatedPackage owner = known == null
                ? new EmulatedPackage(
                        world.nextId(),
                        name,
                        version,
                        status == null ? "default" : status,
                        creator,
                        world.clock().instant())
                : known.withStatus(status == null ? known.status() : status);
        packages.remove(known);
        packages.add(owner);
        EmulatedPackageFile file = new EmulatedPackageFile(
                world.nextId(), owner, fileName, blob, world.clock().instant());
        files.add(file);
        return file;
    }

    void delete(EmulatedPackage doomed) {
        packages.remove(doomed);
        files.removeIf(file -> file.pack().id() == doomed.id());
    }

    void delete(EmulatedPackageFile doomed) {
        files.remove(doomed);
    }
}
