package io.jenkins.plugins.gitlabrelease.release.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Project;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProtectedTag;
import io.jenkins.plugins.gitlabrelease.gitlab.model.TokenInfo;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks, before the first write, whether the token may do what the plan needs. GitLab does not tell everything to everyone:
 * what it does not tell is no problem here and is left to the write itself.
 */
final class AccessCheck {

    /** The role that creates and updates releases and uploads packages (api/releases "Create a release"). */
    private static final int DEVELOPER = 30;

    /** What would keep the writes from succeeding too; any other failure only leaves a question open. */
    private static final Set<ErrorKind> FATAL = EnumSet.of(
            ErrorKind.UNREACHABLE,
            ErrorKind.UNTRUSTED_CERTIFICATE,
            ErrorKind.PROXY_AUTHENTICATION,
            ErrorKind.RATE_LIMITED,
            ErrorKind.TOKEN_EXPIRED,
            ErrorKind.TOKEN_REVOKED);

    private final GitLabClient client;
    private final ServerState state;
    private final Problems problems;

    AccessCheck(GitLabClient client, ServerState state, Problems problems) {
        this.client = client;
        this.state = state;
        this.problems = problems;
    }

    void check(ReleaseRequest request) throws GitLabException, InterruptedException {
        checkProject(request);
        checkRole();
        checkScopes();
        if (!state.tagExists() || state.tagProtected()) {
            checkProtectedTag(request.tag());
        }
    }

    private void checkProject(ReleaseRequest request) {
        Project project = state.project();
        if (project.archived()) {
            problems.add("The project " + project.pathWithNamespace()
                    + " is archived, so nothing in it can be changed. Unarchive it in GitLab first.");
        }
        if (!request.files().assets().isEmpty() && Boolean.FALSE.equals(project.packagesEnabled())) {
            problems.add("The package registry of " + project.pathWithNamespace() + " is off, so files have no place."
                    + " Switch it on in the project's settings, or publish links only.");
        }
    }

    private void checkRole() {
        Integer role = state.project().accessLevel();
        if (role != null && role < DEVELOPER) {
            problems.add("The token has the role " + roleName(role) + " in "
                    + state.project().pathWithNamespace()
                    + " and publishing needs Developer. Raise its role, or use another.");
        }
    }

    private void checkScopes() throws GitLabException, InterruptedException {
        Optional<TokenInfo> token = answerOf(() -> client.token());
        if (token.isPresent() && !token.get().scopes().contains("api")) {
            problems.add(
                    "The token has the scopes " + String.join(", ", token.get().scopes())
                            + " and publishing needs api. Create a token with the scope api.");
        }
    }

    private void checkProtectedTag(String tag) throws GitLabException, InterruptedException {
        Integer role = state.project().accessLevel();
        Optional<List<ProtectedTag>> rules =
                answerOf(() -> client.tags(state.projectId()).protectionRules());
        if (role == null || rules.isEmpty()) {
            return;
        }
        List<ProtectedTag> matching =
                rules.get().stream().filter(rule -> rule.matches(tag)).toList();
        boolean allowed = matching.stream()
                .flatMap(rule -> rule.createAccessLevels().stream())
                .anyMatch(level -> mayCreate(level, role));
        if (!matching.isEmpty() && !allowed) {
            problems.add("The tag " + tag + " is protected by the rule "
                    + matching.get(0).name()
                    + " and the role " + roleName(role)
                    + " may not create it, which GitLab also asks for releases of it. Change the rule under"
                    + " Settings, Repository, Protected tags, or use a token with a higher role.");
        }
    }

    /** A rule for a user, a group or a deploy key may include the token's owner; only roles can be compared. */
    private static boolean mayCreate(ProtectedTag.AccessLevel level, int role) {
        if (level.userId() != null || level.groupId() != null || level.deployKeyId() != null) {
            return true;
        }
        Integer needed = level.accessLevel();
        return needed == null || needed > 0 && role >= needed;
    }

    private static String roleName(int role) {
        return switch (role) {
            case 0 -> "none";
            case 5 -> "Minimal Access";
            case 10 -> "Guest";
            case 15 -> "Planner";
            case 20 -> "Reporter";
            case 30 -> "Developer";
            case 40 -> "Maintainer";
            case 50 -> "Owner";
            default -> String.valueOf(role);
        };
    }

    @FunctionalInterface
    private interface Question<T> {
        @CheckForNull
        T ask() throws GitLabException, InterruptedException;
    }

    private static <T> Optional<T> answerOf(Question<T> question) throws GitLabException, InterruptedException {
        try {
            return Optional.ofNullable(question.ask());
        } catch (GitLabException e) {
            if (FATAL.contains(e.kind())) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
