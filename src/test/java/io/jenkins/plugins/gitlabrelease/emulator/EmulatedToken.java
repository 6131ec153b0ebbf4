package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.Tokens.TokenKind;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A token with its scopes and the roles of its owner. It can change while the emulator runs. */
public final class EmulatedToken {

    private final long id;
    private final String value;
    private final TokenKind kind;
    private final Set<String> scopes;
    private final EmulatedUser user;
    private final Instant createdAt;
    private final Map<String, Role> rolesByProject = new ConcurrentHashMap<>();
    private volatile Role otherwise;
    private volatile Instant expiresAt;
    private volatile boolean revoked;
    private volatile boolean jobRuns = true;
    private final Set<String> rolesByInvitation = ConcurrentHashMap.newKeySet();
    private volatile boolean administrator;
    private volatile Set<String> permissions;

    EmulatedToken(long id, String value, TokenKind kind, Set<String> scopes, EmulatedUser user, Instant createdAt) {
        this.id = id;
        this.value = value;
        this.kind = kind;
        this.scopes = Set.copyOf(scopes);
        this.user = user;
        this.createdAt = createdAt;
        this.otherwise = Role.NONE;
    }

    /** Returns the secret itself. */
    public String value() {
        return value;
    }

    /** Returns the owner, as which releases are authored. */
    public EmulatedUser user() {
        return user;
    }

    /** Gives the owner this role in every project that has no role of its own. */
    public EmulatedToken role(Role everywhere) {
        otherwise = everywhere;
        return this;
    }

    /** Gives the owner this role in one project. */
    public EmulatedToken role(EmulatedProject project, Role role) {
        rolesByProject.put(project.path(), role);
        return this;
    }

    /**
     * Gives the owner this role in one project through a group that the project was shared with, which the project's
     * {@code permissions} do not show (contract 11.5).
     */
    public EmulatedToken sharedRole(EmulatedProject project, Role role) {
        rolesByInvitation.add(project.path());
        return role(project, role);
    }

    /** Makes the owner an administrator: may do everything, and is nowhere a member. */
    public EmulatedToken administrator() {
        administrator = true;
        return this;
    }

    /** Makes the token a fine-grained one, with permissions such as {@code Release: Create} (contract 11.4). */
    public EmulatedToken granular(String... granted) {
        permissions = Set.of(granted);
        return this;
    }

    /** Lets the token expire at that time. */
    public EmulatedToken expiresAt(Instant time) {
        expiresAt = time;
        return this;
    }

    /** Revokes the token at once. */
    public EmulatedToken revoke() {
        revoked = true;
        return this;
    }

    /** Ends the CI job of a job token, which ends the token (contract 1.1). */
    public EmulatedToken finishJob() {
        jobRuns = false;
        return this;
    }

    long id() {
        return id;
    }

    TokenKind kind() {
        return kind;
    }

    Set<String> scopes() {
        return isGranular() ? Set.of("granular") : scopes;
    }

    boolean isGranular() {
        return permissions != null;
    }

    Set<String> permissions() {
        return permissions;
    }

    boolean isAdministrator() {
        return administrator;
    }

    /** Whether the project's {@code permissions} show the role. */
    boolean isDirectMember(EmulatedProject project) {
        return !administrator
                && !rolesByInvitation.contains(project.path())
                && rolesByProject.getOrDefault(project.path(), otherwise) != Role.NONE;
    }

    Instant createdAt() {
        return createdAt;
    }

    Optional<Instant> expiry() {
        return Optional.ofNullable(expiresAt);
    }

    boolean isRevoked() {
        return revoked;
    }

    boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    boolean jobRuns() {
        return jobRuns;
    }

    Role in(EmulatedProject project) {
        return administrator ? Role.OWNER : rolesByProject.getOrDefault(project.path(), otherwise);
    }

    /** Hides the secret. */
    @Override
    public String toString() {
        return kind + " token of " + user.username();
    }

    /** The owner of a token, and so the author of what is made with it. */
    public record EmulatedUser(long id, String username, String name) {

        /** The author of everything that a test puts there without a request. */
        static final EmulatedUser ROOT = new EmulatedUser(1, "root", "Administrator");
    }
}
