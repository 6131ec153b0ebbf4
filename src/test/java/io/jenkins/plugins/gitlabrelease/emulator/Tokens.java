package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedToken.EmulatedUser;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Issues tokens. Each has an owner of its own. */
public final class Tokens {

    private final World world;
    private final Map<String, EmulatedToken> byValue = new ConcurrentHashMap<>();

    Tokens(World world) {
        this.world = world;
    }

    /** A personal access token with these scopes and no role yet; a project or group token behaves the same. */
    public EmulatedToken personal(String... scopes) {
        return issue(TokenKind.PERSONAL, scopes);
    }

    /** An OAuth access token with these scopes and no role yet. */
    public EmulatedToken oauth(String... scopes) {
        return issue(TokenKind.OAUTH, scopes);
    }

    /** The token of a running CI job, with the role of the user who started the job. */
    public EmulatedToken job(Role role) {
        return issue(TokenKind.JOB, "api").role(role);
    }

    /** A deploy token of that project, with scopes such as {@code write_package_registry}. */
    public EmulatedToken deploy(EmulatedProject project, String... scopes) {
        return issue(TokenKind.DEPLOY, scopes).role(project, Role.DEVELOPER);
    }

    /** A personal token of a given value, for something that a person types. */
    public EmulatedToken personalOf(String value, String... scopes) {
        return add(TokenKind.PERSONAL, value, scopes);
    }

    private EmulatedToken issue(TokenKind kind, String... scopes) {
        return add(kind, kind.prefix() + "emulated-" + (byValue.size() + 1), scopes);
    }

    private EmulatedToken add(TokenKind kind, String value, String... scopes) {
        long id = world.nextId();
        EmulatedUser user = new EmulatedUser(id, "user" + id, "User " + id);
        EmulatedToken token = new EmulatedToken(
                id, value, kind, Set.of(scopes), user, world.clock().instant());
        byValue.put(value, token);
        return token;
    }

    Optional<EmulatedToken> find(String value) {
        return Optional.ofNullable(byValue.get(value));
    }

    /** How a token is sent (contract 1.1). */
    public enum TokenKind {
        /** A personal, project or group access token: {@code PRIVATE-TOKEN} or {@code Authorization: Bearer}. */
        PERSONAL("glpat-"),
        /** An OAuth 2 access token: {@code Authorization: Bearer} only. */
        OAUTH("oauth-"),
        /** The token of a running CI job: {@code JOB-TOKEN}. */
        JOB("glcbt-"),
        /** A deploy token: {@code DEPLOY-TOKEN}, for packages only. */
        DEPLOY("gldt-");

        private final String prefix;

        TokenKind(String prefix) {
            this.prefix = prefix;
        }

        String prefix() {
            return prefix;
        }
    }
}
