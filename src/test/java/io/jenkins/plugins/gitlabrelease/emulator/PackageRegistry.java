package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedPackageFile.EmulatedPackage;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedToken.EmulatedUser;
import io.jenkins.plugins.gitlabrelease.emulator.GenericPackagesEndpoint.PackageFileName;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The generic packages of one project (contract 5). */
final class PackageRegistry {

    private final World world;
    private final List<EmulatedPackage> packages = new CopyOnWriteArrayList<>();
    private final List<EmulatedPackageFile> files = new CopyOnWriteArrayList<>();
    private final List<PackageFileName> underWay = new CopyOnWriteArrayList<>();

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

    /** Finds a package that is not about to be destroyed; one that is does not count any more. */
    Optional<EmulatedPackage> find(String name, String version) {
        return packages.stream()
                .filter(each -> each.name().equals(name) && each.version().equals(version))
                .filter(each -> !each.status().equals("pending_destruction"))
                .findFirst();
    }

    Optional<EmulatedPackage> find(long id) {
        return packages.stream().filter(each -> each.id() == id).findFirst();
    }

    void setStatus(String name, String version, String status) {
        EmulatedPackage known = find(name, version).orElseThrow();
        packages.remove(known);
        packages.add(known.withStatus(status));
    }

    /**
     * Finds the file that a download gets: of several with one name the newest (contract 5.1), of a package that is listed,
     * hidden or deprecated (contract 11.6).
     */
    Optional<EmulatedPackageFile> newestFile(String name, String version, String fileName) {
        return find(name, version).stream()
                .filter(owner -> List.of("default", "hidden", "deprecated").contains(owner.status()))
                .flatMap(owner -> files(owner).stream())
                .filter(file -> file.fileName().equals(fileName))
                .max(Comparator.comparingLong(EmulatedPackageFile::id));
    }

    /**
     * Appends a file, and the package if it is the first one.
     *
     * @param status the new status of the whole package, or null to leave it
     */
    EmulatedPackageFile add(PackageFileName name, String status, BlobStore.Blob blob, EmulatedUser creator) {
        EmulatedPackage known = find(name.packageName(), name.packageVersion()).orElse(null);
        EmulatedPackage owner = known == null ? created(name, creator) : known;
        EmulatedPackage stored = status == null ? owner : owner.withStatus(status);
        packages.remove(known);
        packages.add(stored);
        EmulatedPackageFile file = new EmulatedPackageFile(
                world.nextId(), stored, name.stored(), blob, world.clock().instant());
        files.add(file);
        return file;
    }

    private EmulatedPackage created(PackageFileName name, EmulatedUser creator) {
        return new EmulatedPackage(
                world.nextId(),
                name.packageName(),
                name.packageVersion(),
                "default",
                creator,
                world.clock().instant());
    }

    /** Notes an upload, and says whether no other one is about to create the same package version. */
    boolean mayStart(PackageFileName name) {
        boolean exists = find(name.packageName(), name.packageVersion()).isPresent();
        boolean others = underWay.stream()
                .anyMatch(other -> other.packageName().equals(name.packageName())
                        && other.packageVersion().equals(name.packageVersion()));
        underWay.add(name);
        return exists || !others;
    }

    void ended(PackageFileName name) {
        underWay.remove(name);
    }

    void delete(EmulatedPackage doomed) {
        packages.remove(doomed);
        files(doomed).forEach(file -> world.blobs().discard(file.blob()));
        files.removeIf(file -> file.pack().id() == doomed.id());
    }

    void delete(EmulatedPackageFile doomed) {
        files.remove(doomed);
        world.blobs().discard(doomed.blob());
    }
}
