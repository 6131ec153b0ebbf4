package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;
import java.util.List;

/**
 * What a token says of itself (api/personal_access_tokens "self").
 *
 * @param expiresAt null for never; a plain date means its first moment, in UTC
 */
public record TokenInfo(
        long id,
        String name,
        boolean revoked,
        boolean active,
        List<String> scopes,
        @CheckForNull Long userId,
        @CheckForNull Instant createdAt,
        @CheckForNull Instant lastUsedAt,
        @CheckForNull Instant expiresAt) {
    public TokenInfo {
        name = OrEmpty.text(name);
        scopes = OrEmpty.list(scopes);
    }
}
