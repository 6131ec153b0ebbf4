package io.jenkins.plugins.gitlabrelease.task;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedProject;
import io.jenkins.plugins.gitlabrelease.emulator.GitLabEmulator;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import io.jenkins.plugins.gitlabrelease.option.ProjectOptions;
import io.jenkins.plugins.gitlabrelease.option.Variables;
import io.jenkins.plugins.gitlabrelease.origin.BuildOrigin;
import io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture;
import io.jenkins.plugins.gitlabrelease.server.TransferPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An emulated GitLab with the project {@code acme/app}, which a build without Jenkins may use. */
final class SiblingFixture implements AutoCloseable {

    final GitLabEmulator gitlab = GitLabEmulator.start();
    final EmulatedProject app = gitlab.project("acme/app");
    final Map<String, String> environment = new HashMap<>();
    final List<String> log = new ArrayList<>();

    ProjectAccess access(ProjectOptions options) {
        return access(options, Variables.NONE);
    }

    ProjectAccess access(ProjectOptions options, Variables variables) {
        GitLabClient client = GitLabClient.builder(ServerUrl.parse(gitlab.url()))
                .token(GitLabToken.personal(gitlab.token(Role.MAINTAINER, "api")))
                .sleeper(time -> {})
                .build();
        return new ProjectAccess(
                options,
                variables,
                new BuildOrigin(environment),
                client,
                EngineFixture.TRANSFERS,
                new TransferPolicy("test", true, null),
                log::add);
    }

    @Override
    public void close() {
        gitlab.close();
    }
}
