package io.jenkins.plugins.gitlabrelease.emulator;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a maintainer of a project can switch, also while the emulator runs. */
public final class ProjectSwitches {

    private volatile Visibility visibility = Visibility.PRIVATE;
    private volatile boolean archived;
    private volatile boolean packages = true;
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

    boolean protectsPackage(String name) {
        return protectedPackages.contains(name);
    }
}
