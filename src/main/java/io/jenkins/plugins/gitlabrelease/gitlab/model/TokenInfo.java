package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;
import java.util.List;

/**
 * What a token says of itself (api/personal_access_tokens "self").
 *
 * @param scopes such as {@code api}; only {@code granular} for a fine-grained token, whatever that may do
 * @param expiresAt null for never; a plain date means its first moment, in UTC
 */
public record TokenInfo(List<String> scopes, @CheckForNull Instant expiresAt) {
    public TokenInfo {
        scopes = OrEmpty.list(scopes);
    }
}
