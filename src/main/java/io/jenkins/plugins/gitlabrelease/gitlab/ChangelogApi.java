package io.jenkins.plugins.gitlabrelease.gitlab;

import io.jenkins.plugins.gitlabrelease.gitlab.http.ApiCalls;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ApiRequest;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Operation;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Query;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Changelog;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ChangelogQuery;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import okhttp3.HttpUrl;

/** Release notes from a project's commits (api/repositories "Generate changelog data"). Reads only. */
public final class ChangelogApi {
    private final ApiCalls http;
    private final ProjectId project;

    ChangelogApi(ApiCalls http, ProjectId project) {
        this.http = http;
        this.project = project;
    }

    /**
     * Makes release notes without storing them.
     *
     * @throws GitLabException for an error
     * @throws InterruptedException when the thread is interrupted
     */
    public Changelog read(ChangelogQuery query) throws GitLabException, InterruptedException {
        HttpUrl url = new Query(http.url("projects", project.segment(), "repository", "changelog"))
                .with("version", query.version())
                .with("from", query.from())
                .with("to", query.to())
                .with("date", query.date())
                .with("trailer", query.trailer())
                .with("config_file", query.configFile())
                .build();
        return http.json(ApiRequest.get(Operation.READ, url), Changelog.class);
    }
}
