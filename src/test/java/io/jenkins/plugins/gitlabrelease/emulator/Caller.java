package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedToken.EmulatedUser;
import java.util.Optional;

/** Who asks, and what that one may do (contract 1.1). */
record Caller(Optional<EmulatedToken> token) {

    static final Caller ANONYMOUS = new Caller(Optional.empty());

    boolean isAnonymous() {
        return token.isEmpty();
    }

    EmulatedUser user() {
        return token.map(EmulatedToken::user).orElse(EmulatedUser.ROOT);
    }

    Role in(EmulatedProject project) {
        return token.map(known -> known.in(project)).orElse(Role.NONE);
    }

    boolean sees(EmulatedProject project) {
        return isOpenTo(project) || in(project).isAtLeast(Role.GUEST);
    }

    /** A guest of a private project sees it, but not its code. */
    boolean readsCode(EmulatedProject project) {
        return isOpenTo(project) || in(project).isAtLeast(Role.REPORTER);
    }

    /** Releases can be switched off, or be for members only. */
    boolean usesReleases(EmulatedProject project) {
        return switch (project.switches().releases()) {
            case "disabled" -> false;
            case "private" -> in(project).isAtLeast(Role.GUEST);
            default -> true;
        };
    }

    /** An archived project is read-only for everybody. */
    boolean writes(EmulatedProject project, Role needed) {
        return !project.switches().archived() && in(project).isAtLeast(needed);
    }

    private boolean isOpenTo(EmulatedProject project) {
        return switch (project.switches().visibility()) {
            case PUBLIC -> true;
            case INTERNAL -> !isAnonymous();
            case PRIVATE -> false;
        };
    }
}
