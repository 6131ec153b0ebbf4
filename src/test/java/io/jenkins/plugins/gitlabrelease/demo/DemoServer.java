package io.jenkins.plugins.gitlabrelease.demo;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabEvents;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import io.jenkins.plugins.gitlabrelease.option.ProjectOptions;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;

/**
 * What an administrator configures in Jenkins: the one GitLab server, with its default credential.
 *
 * @param url of GitLab's start page
 * @param token with the scope {@code api}
 */
record DemoServer(String url, String token) {

    static final String NAME = "demo";
    static final String CREDENTIALS_ID = "demo-token";

    GitLabClient client(ProjectOptions options, ReleaseLog log) {
        requireKnown("GitLab server", NAME, options.getServer());
        requireKnown("credential", CREDENTIALS_ID, options.getCredentialsId());
        return GitLabClient.builder(ServerUrl.parse(url))
                .token(GitLabToken.personal(token))
                .events(retriesTo(log))
                .build();
    }

    private static GitLabEvents retriesTo(ReleaseLog log) {
        return new GitLabEvents() {
            @Override
            public void retry(String line) {
                log.line(line);
            }
        };
    }

    private static void requireKnown(String what, String known, @CheckForNull String asked) {
        if (asked != null && !asked.equals(known)) {
            throw new IllegalArgumentException(
                    "There is no " + what + " \"" + asked + "\" here, only \"" + known + "\".");
        }
    }

    /** The token stays out of logs and failed tests. */
    @Override
    public String toString() {
        return url;
    }
}
