package io.jenkins.plugins.gitlabrelease.build;

import java.util.List;

/** Options as a test writes them; those it leaves alone are null. */
final class TestOptions implements ReleaseOptions {

    String tag;
    String server;
    String project;
    String credentialsId;
    String name;
    String description;
    String ref;
    String artifacts;
    String excludes;
    List<AssetLink> links = List.of();
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
    public String getName() {
        return name;
    }

    @Override
    public String getDescription() {
        return description;
    }

    @Override
    public String getRef() {
        return ref;
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
    public List<AssetLink> getLinks() {
        return links;
    }

    @Override
    public boolean isAllowEmpty() {
        return allowEmpty;
    }
}
