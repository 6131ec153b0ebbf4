package io.jenkins.plugins.gitlabrelease.origin;

import hudson.EnvVars;
import io.jenkins.plugins.gitlabrelease.task.PublishingJenkinsTest;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The projects of the emulated GitLab have Git repositories, which Jenkins reaches by their addresses there. */
public abstract class GitJenkinsTest extends PublishingJenkinsTest {

    /** Archives a file, gives the agent back, and publishes with nothing but that. */
    protected static final String PIPELINE = """
        node {
          checkout scm
          writeFile file: 'dist/app.txt', text: 'notes'
          archiveArtifacts 'dist/*'
        }
        gitlabRelease artifacts: 'dist/*'
        """;

    @TempDir
    protected Path repositories;

    private Map<String, String> variables;

    @BeforeEach
    void reachTheRepositories() {
        variables = GitDirectory.insteadOf(gitlab.url() + "/", repositories);
        EnvVars.masterEnvVars.putAll(variables);
    }

    @AfterEach
    void forgetTheRepositories() {
        EnvVars.masterEnvVars.keySet().removeAll(variables.keySet());
    }

    /** The address of a project's repository. */
    protected String url(String project) {
        return gitlab.url() + "/" + project + ".git";
    }

    /** The repository of a project, with a Jenkinsfile in its only commit. */
    protected GitDirectory repository(String project, String jenkinsfile) throws Exception {
        GitDirectory repository = GitDirectory.init(repositories.resolve(project + ".git"));
        repository.commit("Jenkinsfile", jenkinsfile);
        return repository;
    }
}
