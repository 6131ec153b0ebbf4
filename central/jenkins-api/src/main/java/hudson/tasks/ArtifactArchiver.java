package hudson.tasks;

import jenkins.tasks.SimpleBuildStep;

public class ArtifactArchiver extends Recorder implements SimpleBuildStep {
    ArtifactArchiver() {}
}
