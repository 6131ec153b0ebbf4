package io.jenkins.plugins.gitlabrelease.demo;

import io.jenkins.plugins.gitlabrelease.artifact.BuildContent;
import io.jenkins.plugins.gitlabrelease.artifact.BuildFiles;
import io.jenkins.plugins.gitlabrelease.artifact.ChangeList;
import java.util.List;

/** What a {@link DemoBuild} offers to its release. It has no version control, and no Jenkins to download from. */
record DemoSources(DemoBuild build) implements BuildContent {

    @Override
    public BuildFiles artifacts() {
        return new DirectoryArtifacts(build.archive(), "archived artifacts", "Archive them");
    }

    @Override
    public BuildFiles workspace() {
        return new DirectoryArtifacts(build.workspace(), "files in the workspace", "Make them");
    }

    @Override
    public List<ChangeList.Change> changes() {
        return List.of();
    }

    @Override
    public String artifactsUrl() {
        throw new IllegalStateException("The demo has no Jenkins, so linkTo cannot be jenkins.");
    }

    @Override
    public void keep() {
        throw new IllegalStateException("The demo has no Jenkins that could keep a build.");
    }
}
