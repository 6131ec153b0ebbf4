package io.jenkins.plugins.gitlabrelease.release;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageStatus;
import java.time.Instant;
import java.util.List;

/**
 * What a build wants a release to be. Only the tag is needed; what is null or empty elsewhere leaves GitLab's value as it
 * is.
 *
 * @param target the release, named by its tag
 * @param details what people read in it
 * @param files the files that GitLab stores for it
 * @param links links to other places
 * @param behaviour how the run goes about it
 */
public record ReleaseRequest(
        Target target, Details details, Files files, List<LinkRequest> links, Behaviour behaviour) {

    /** GitLab's limit of a release's description ({@code app/models/release.rb}), in characters. */
    public static final int LONGEST_DESCRIPTION = 1_000_000;

    public ReleaseRequest {
        links = List.copyOf(links);
    }

    /** The Git tag to release. */
    public String tag() {
        return target.tag();
    }

    /** Whether the run may need the package registry: to add files, or to find those that are to go. */
    public boolean usesPackages() {
        return !files.assets().isEmpty() || behaviour.prune() || details.longNotes() == LongNotes.ATTACH;
    }

    /**
     * The release that is meant.
     *
     * @param tag the Git tag, which identifies a release within its project
     * @param ref the commit, branch or tag to create a missing tag from; null if a missing tag is an error
     * @param tagMessage the message of a tag that is created, which makes it an annotated one; null for a lightweight tag
     */
    public record Target(
            String tag,
            @CheckForNull String ref,
            @CheckForNull String tagMessage) {}

    /**
     * What people read.
     *
     * @param name the release's title; null for GitLab's default, the tag
     * @param description the notes in Markdown; null for none, or to keep those of an existing release
     * @param gitlabChangelog whether GitLab's changelog of the tag's commits is appended to the description
     * @param mode what becomes of the notes of a release that is there
     * @param longNotes what becomes of notes that are too long for GitLab
     * @param milestones titles; null to keep what there is, empty to clear
     * @param releasedAt when it counts as released; null for GitLab's default, now
     */
    public record Details(
            @CheckForNull String name,
            @CheckForNull String description,
            boolean gitlabChangelog,
            NotesMode mode,
            LongNotes longNotes,
            @CheckForNull List<String> milestones,
            @CheckForNull Instant releasedAt) {

        public Details {
            milestones = milestones == null ? null : List.copyOf(milestones);
        }
    }

    /**
     * The files to upload and link.
     *
     * @param assets the files
     * @param packageName the generic package that holds them; null for the project's name
     * @param packageVersion the version of that package; null for the tag
     * @param packageStatus whether GitLab's lists show that package; null to leave it as it is
     * @param checksums whether a file {@code SHA256SUMS} is published with them
     */
    public record Files(
            List<Asset> assets,
            @CheckForNull String packageName,
            @CheckForNull String packageVersion,
            @CheckForNull PackageStatus packageStatus,
            boolean checksums) {

        public Files {
            assets = List.copyOf(assets);
        }
    }

    /**
     * How the run goes about it.
     *
     * @param ifExists what to do with a release that is there already
     * @param prune whether files this plugin published for the tag earlier, and their links, go when the request lacks them
     * @param evidence whether GitLab is asked to collect evidence afterwards
     * @param dryRun whether only the plan is made
     * @param createMilestones whether milestones that the details name and nobody has made are made in the project
     * @param closeMilestones whether the milestones that the details name are closed once the release is published
     */
    public record Behaviour(
            IfExists ifExists,
            boolean prune,
            boolean evidence,
            boolean dryRun,
            boolean createMilestones,
            boolean closeMilestones) {}
}
