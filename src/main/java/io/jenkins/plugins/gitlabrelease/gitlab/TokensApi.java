package io.jenkins.plugins.gitlabrelease.gitlab;

/** The token in use (api/personal_access_tokens). */
public final class TokensApi {
    private final Http http;

    TokensApi(Http http) {
        this.http = http;
    }

    /** What the token says of itself. OAuth, job and deploy tokens get an error, as do servers before about 15.5. */
    public TokenInfo self() throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }
}
