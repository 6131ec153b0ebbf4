package io.jenkins.plugins.gitlabrelease.gitlab;

import io.jenkins.plugins.gitlabrelease.gitlab.http.ApiCalls;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ApiRequest;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Operation;
import io.jenkins.plugins.gitlabrelease.gitlab.model.TokenInfo;

/** The token in use (api/personal_access_tokens). */
public final class TokensApi {
    private final ApiCalls http;

    TokensApi(ApiCalls http) {
        this.http = http;
    }

    /**
     * What the token says of itself: personal, project and group access tokens only, on 15.5 and later.
     *
     * @throws GitLabException for an error, which every other token gets
     * @throws InterruptedException when the thread is interrupted
     */
    public TokenInfo self() throws GitLabException, InterruptedException {
        return http.json(ApiRequest.get(Operation.READ, http.url("personal_access_tokens", "self")), TokenInfo.class);
    }
}
