package io.jenkins.plugins.gitlabrelease.build;

import java.util.List;

/** Options as a test writes them; those it leaves alone are null, or their default. */
final class TestOptions implements ReleaseOptions {

    String tag;
    String server;
    String project;
    String credentialsId;
    String ref;
    String tagMessage;
    String name;
    String description;
    String descriptionFile;
    String releasedAt;
    String artifacts;
    String excludes;
    String files;
    String packageName;
    String packageVersion;
    String changelog = "none";
    String ifExists = "update";
    String linkTo = "packages";
    List<String> milestones;
    List<AssetLink> links = List.of();
    boolean prune;
    boolean evidence;
    boolean dryRun;
    boolean checksums;
    boolean allowEmpty;

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
    public String getChangelog() {
        return changelog;
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
    public List<AssetLink> getLinks() {
        return links;
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
