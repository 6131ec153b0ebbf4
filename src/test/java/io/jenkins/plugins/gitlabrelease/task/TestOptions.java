package io.jenkins.plugins.gitlabrelease.task;

import io.jenkins.plugins.gitlabrelease.option.AssetLink;
import io.jenkins.plugins.gitlabrelease.option.AssetRule;
import io.jenkins.plugins.gitlabrelease.option.ReleaseOptions;
import java.util.List;

/** Options as a test writes them; those it leaves alone are null, or their default. */
public final class TestOptions implements ReleaseOptions {

    public String tag;
    public String server;
    public String project;
    public String credentialsId;
    public String ref;
    public String tagMessage;
    public String name;
    public String description;
    public String descriptionFile;
    public String releasedAt;
    public String artifacts;
    public String excludes;
    public String files;
    public String packageName;
    public String packageVersion;
    public String packageStatus = "keep";
    public String changelog = "none";
    public String changelogFile;
    public String notesTooLong = "fail";
    public String ifExists = "update";
    public String notes = "replace";
    public String linkTo = "packages";
    public String transfer = "controller";
    public List<String> milestones;
    public List<AssetRule> assets = List.of();
    public List<AssetLink> links = List.of();
    public boolean createMilestones;
    public boolean closeMilestones;
    public boolean prune;
    public boolean evidence;
    public boolean dryRun;
    public boolean checksums;
    public boolean allowEmpty;

    @Override
    public String getTag() {
        return tag;
    }

    @Override
    public String getServer() {
        return server;
    }

    @Override
    public String getProject() {
        return project;
    }

    @Override
    public String getCredentialsId() {
        return credentialsId;
    }

    @Override
    public String getRef() {
        return ref;
    }

    @Override
    public String getTagMessage() {
        return tagMessage;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getDescription() {
        return description;
    }

    @Override
    public String getDescriptionFile() {
        return descriptionFile;
    }

    @Override
    public String getReleasedAt() {
        return releasedAt;
    }

    @Override
    public String getArtifacts() {
        return artifacts;
    }

    @Override
    public String getExcludes() {
        return excludes;
    }

    @Override
    public String getFiles() {
        return files;
    }

    @Override
    public String getPackageName() {
        return packageName;
    }

    @Override
    public String getPackageVersion() {
        return packageVersion;
    }

    @Override
    public String getPackageStatus() {
        return packageStatus;
    }

    @Override
    public String getChangelog() {
        return changelog;
    }

    @Override
    public String getChangelogFile() {
        return changelogFile;
    }

    @Override
    public String getNotesTooLong() {
        return notesTooLong;
    }

    @Override
    public String getTransfer() {
        return transfer;
    }

    @Override
    public String getNotes() {
        return notes;
    }

    @Override
    public String getIfExists() {
        return ifExists;
    }

    @Override
    public String getLinkTo() {
        return linkTo;
    }

    @Override
    public List<String> getMilestones() {
        return milestones;
    }

    @Override
    public List<AssetRule> getAssets() {
        return assets;
    }

    @Override
    public List<AssetLink> getLinks() {
        return links;
    }

    @Override
    public boolean isCreateMilestones() {
        return createMilestones;
    }

    @Override
    public boolean isCloseMilestones() {
        return closeMilestones;
    }

    @Override
    public boolean isPrune() {
        return prune;
    }

    @Override
    public boolean isEvidence() {
        return evidence;
    }

    @Override
    public boolean isDryRun() {
        return dryRun;
    }

    @Override
    public boolean isChecksums() {
        return checksums;
    }

    @Override
    public boolean isAllowEmpty() {
        return allowEmpty;
    }
}
