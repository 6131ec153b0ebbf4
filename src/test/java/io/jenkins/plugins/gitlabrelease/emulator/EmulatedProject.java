package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedPackageFile.EmulatedPackage;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedRelease.EmulatedLink;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedToken.EmulatedUser;
import io.jenkins.plugins.gitlabrelease.emulator.GenericPackagesEndpoint.PackageFileName;
import io.jenkins.plugins.gitlabrelease.emulator.Repository.EmulatedCommit;
import io.jenkins.plugins.gitlabrelease.emulator.Repository.EmulatedTag;
import io.jenkins.plugins.gitlabrelease.emulator.Repository.ProtectedTag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A project: how a test prepares it, and what a test finds in it afterwards. Private unless said otherwise. */
public final class EmulatedProject {

    private final World world;
    private final long id;
    private final Repository repository;
    private final PackageRegistry registry;
    private final ProjectSwitches switches = new ProjectSwitches();
    private final Map<String, EmulatedRelease> releases = new ConcurrentSkipListMap<>();
    private final List<EmulatedMilestone> milestones = new CopyOnWriteArrayList<>();
    private final List<String> formerPaths = new CopyOnWriteArrayList<>();
    private final String path;

    EmulatedProject(World world, String path) {
        if (!path.matches("[^/]+(/[^/]+)+")) {
            throw new IllegalArgumentException("a project lies in a group: " + path);
        }
        this.world = world;
        this.id = world.nextId();
        this.path = path;
        this.repository = new Repository(world, path);
        this.registry = new PackageRegistry(world);
        repository.commit("main", "Initial commit");
    }

    /** Returns the numeric id. */
    public long id() {
        return id;
    }

    /** Returns the full path, such as {@code acme/app}. */
    public String path() {
        return path;
    }

    /** Returns what can be switched: visibility, archived, package registry, package protection. */
    public ProjectSwitches switches() {
        return switches;
    }

    /** Says who sees the project. */
    public EmulatedProject visibility(Visibility visibility) {
        switches.visibility(visibility);
        return this;
    }

    /** Lets the project be asked for by a path that it had before (contract 1.3). */
    public EmulatedProject formerPath(String oldPath) {
        formerPaths.add(oldPath);
        return this;
    }

    /** Adds a branch with a commit of its own. */
    public EmulatedCommit branch(String name) {
        return repository.commit(name, "Start " + name);
    }

    /** Adds a commit to a branch. */
    public EmulatedCommit commit(String branch, String message) {
        return repository.commit(branch, message);
    }

    /** Tags the newest commit. */
    public EmulatedTag tag(String name) {
        List<EmulatedCommit> commits = repository.commits();
        return tag(name, commits.get(commits.size() - 1).sha());
    }

    /** Tags a commit, which is made if it is unknown. */
    public EmulatedTag tag(String name, String sha) {
        EmulatedTag tag = new EmulatedTag(name, "", repository.commitOf(sha));
        repository.tags().put(name, tag);
        return tag;
    }

    /** Removes a Git tag behind the back of its release, as a push may do. */
    public EmulatedProject deleteTag(String name) {
        repository.tags().remove(name);
        return this;
    }

    /** Lets only this role and higher ones create tags that match; {@link Role#NONE} for nobody. */
    public EmulatedProject protectTag(String pattern, Role mayCreate) {
        repository.protectedTags().add(new ProtectedTag(pattern, mayCreate));
        return this;
    }

    /** Lets a server hook refuse every new tag with this text. */
    public EmulatedProject refuseTags(String hookText) {
        repository.refuseTags(hookText);
        return this;
    }

    /** Adds an active milestone. */
    public EmulatedMilestone milestone(String title) {
        EmulatedMilestone added = new EmulatedMilestone(
                world.nextId(),
                milestones.size() + 1,
                id,
                false,
                path,
                title,
                true,
                world.clock().instant());
        milestones.add(added);
        return added;
    }

    /** Closes a milestone. */
    public EmulatedProject closeMilestone(String title) {
        milestones.replaceAll(each -> each.title().equals(title) ? each.closed() : each);
        return this;
    }

    /** Stores a release, and its tag if it is missing, without a request. */
    public EmulatedRelease addRelease(String tag, String name, String description) {
        return addRelease(tag, name, description, world.clock().instant());
    }

    /** Stores a release of a certain date, and its tag if it is missing, without a request. */
    public EmulatedRelease addRelease(String tag, String name, String description, Instant releasedAt) {
        EmulatedTag known = repository.tags().get(tag);
        String sha = (known == null ? tag(tag) : known).commit().sha();
        Instant now = world.clock().instant();
        EmulatedRelease release = new EmulatedRelease(
                tag, name, description, now, releasedAt, now, EmulatedUser.ROOT, sha, List.of(), List.of(), List.of());
        releases.put(tag, release);
        return release;
    }

    /** Adds a link of type {@code other} to a release without a request. */
    public EmulatedLink addLink(String tag, String name, String url, String path) {
        EmulatedRelease release = release(tag);
        Instant now = world.clock().instant();
        EmulatedLink added = new EmulatedLink(world.nextId(), name, url, path, "other", now);
        List<EmulatedLink> links = new ArrayList<>(release.links());
        links.add(added);
        releases.put(tag, release.withLinks(links, now));
        return added;
    }

    /** Stores a file in the generic package registry without a request. */
    public EmulatedPackageFile addPackageFile(String name, String version, String file, byte[] bytes) {
        try {
            BlobStore.Blob blob = world.blobs().store(new ByteArrayInputStream(bytes));
            return registry.add(new PackageFileName(name, version, file), null, blob, EmulatedUser.ROOT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Changes the status of a package: {@code default}, {@code hidden}, {@code deprecated}, {@code error} or
     * {@code pending_destruction} (contract 11.6).
     */
    public EmulatedProject packageStatus(String name, String version, String status) {
        registry.setStatus(name, version, status);
        return this;
    }

    /** Returns the release of a tag; fails the test if there is none. */
    public EmulatedRelease release(String tag) {
        EmulatedRelease release = releases.get(tag);
        if (release == null) {
            throw new AssertionError("no release " + tag + " in " + path + ", only " + releases.keySet());
        }
        return release;
    }

    /** Returns all releases by tag. */
    public Map<String, EmulatedRelease> releases() {
        return releases;
    }

    /** Returns all Git tags by name. */
    public Map<String, EmulatedTag> tags() {
        return repository.tags();
    }

    /** Returns the packages of the generic registry. */
    public List<EmulatedPackage> packages() {
        return registry.packages();
    }

    /** Returns the files of all packages, oldest first. */
    public List<EmulatedPackageFile> packageFiles() {
        return registry.files();
    }

    public List<EmulatedMilestone> milestones() {
        return milestones;
    }

    List<String> formerPaths() {
        return formerPaths;
    }

    Repository repository() {
        return repository;
    }

    PackageRegistry registry() {
        return registry;
    }

    EmulatedGroup group() {
        return world.group(path.substring(0, path.lastIndexOf('/')));
    }

    /** Returns the last segment of the path. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** What a maintainer of a project can switch, also while the emulator runs. */
    public static final class ProjectSwitches {

        private volatile Visibility visibility = Visibility.PRIVATE;
        private volatile boolean archived;
        private volatile boolean packages = true;
        private volatile String releases = "enabled";
        private final List<String> protectedPackages = new CopyOnWriteArrayList<>();

        ProjectSwitches() {}

        /** Says who sees the project. */
        public ProjectSwitches visibility(Visibility seen) {
            visibility = seen;
            return this;
        }

        /** Makes the project read-only or not (contract 1.1). */
        public ProjectSwitches archived(boolean readOnly) {
            archived = readOnly;
            return this;
        }

        /** Turns the project's package registry on or off (contract 5.1). */
        public ProjectSwitches packages(boolean enabled) {
            packages = enabled;
            return this;
        }

        /** Sets {@code releases_access_level}: {@code enabled}, {@code private} or {@code disabled} (contract 11.8). */
        public ProjectSwitches releases(String accessLevel) {
            releases = accessLevel;
            return this;
        }

        /** Protects packages whose name equals this from being pushed to by developers (contract 5.1). */
        public ProjectSwitches protectPackage(String name) {
            protectedPackages.add(name);
            return this;
        }

        Visibility visibility() {
            return visibility;
        }

        boolean archived() {
            return archived;
        }

        boolean packages() {
            return packages;
        }

        String releases() {
            return releases;
        }

        boolean protectsPackage(String name) {
            return protectedPackages.contains(name);
        }
    }

    /** Who sees a project without being its member. */
    public enum Visibility {
        /** Nobody. */
        PRIVATE,
        /** Every user with a token. */
        INTERNAL,
        /** Everybody. */
        PUBLIC;

        String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
