package io.jenkins.plugins.gitlabrelease.emulator;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A group. It exists as soon as a project lies in it. */
public final class EmulatedGroup {

    private final World world;
    private final long id;
    private final String path;
    private final List<EmulatedMilestone> milestones = new CopyOnWriteArrayList<>();
    private volatile boolean duplicatePackageFiles = true;
    private volatile String duplicateException = "";

    EmulatedGroup(World world, String path) {
        this.world = world;
        this.id = world.nextId();
        this.path = path;
    }

    /** Returns the numeric id. */
    public long id() {
        return id;
    }

    /** Returns the full path. */
    public String path() {
        return path;
    }

    /** Adds an active milestone. */
    public EmulatedMilestone milestone(String title) {
        EmulatedMilestone added = new EmulatedMilestone(
                world.nextId(),
                milestones.size() + 1,
                id,
                true,
                "groups/" + path,
                title,
                true,
                world.clock().instant());
        milestones.add(added);
        return added;
    }

    /**
     * Says whether a generic package may hold several files of one name (contract 5.1).
     *
     * @param exception a regular expression of package names and versions to which the opposite applies; empty for none
     */
    public EmulatedGroup duplicatePackageFiles(boolean allowed, String exception) {
        duplicatePackageFiles = allowed;
        duplicateException = exception;
        return this;
    }

    List<EmulatedMilestone> milestones() {
        return milestones;
    }

    boolean allowsDuplicates(String packageName, String packageVersion) {
        boolean excepted = !duplicateException.isEmpty()
                && (packageName.matches(duplicateException) || packageVersion.matches(duplicateException));
        return duplicatePackageFiles != excepted;
    }
}
