package io.jenkins.plugins.gitlabrelease.release.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Project;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProtectedTag;
import io.jenkins.plugins.gitlabrelease.gitlab.model.TokenInfo;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What GitLab says of the token's role, its scopes and the rules for its tag. None of it proves that a write will be refused:
 * a project's {@code permissions} leave out the roles of shared groups and of administrators
 * ({@code lib/api/entities/project_with_access.rb}), and a fine-grained token names no scope {@code api}. So it is read only
 * to explain a refusal, and to warn in a dry run. The one exception is a tag that a rule allows to nobody.
 */
final class AccessHints {

    /** The role that creates and updates releases and uploads packages (api/releases "Create a release"). */
    private static final int DEVELOPER = 30;

    /** The scope of tokens that list single permissions instead. */
    private static final String FINE_GRAINED = "granular";

    private static final Set<ErrorKind> REFUSALS = EnumSet.of(
            ErrorKind.FORBIDDEN,
            ErrorKind.INSUFFICIENT_SCOPE,
            ErrorKind.NOT_AUTHENTICATED,
            ErrorKind.PACKAGE_PROTECTED,
            ErrorKind.PROTECTED_TAG);

    private final GitLabClient client;
    private final Project project;
    private final String tag;

    AccessHints(GitLabClient client, Project project, String tag) {
        this.client = client;
        this.project = project;
        this.tag = tag;
    }

    /** Whether a failure may have to do with what the token may do. */
    static boolean explain(GitLabException failure) {
        return REFUSALS.contains(failure.kind());
    }

    /** Sentences on what may keep the token from publishing; none if nothing is known. */
    List<String> read() throws InterruptedException {
        List<String> hints = new ArrayList<>();
        addRole(hints);
        addScopes(hints);
        ProtectedTag rule = ruleAgainst();
        if (rule != null) {
            hints.add(sentence(rule, project.accessLevel()));
        }
        return hints;
    }

    /**
     * Adds a problem if a rule lets nobody make the tag, which GitLab also applies to releases of it.
     *
     * @param known all rules; null to ask for them
     */
    void checkTag(@CheckForNull List<ProtectedTag> known, Problems problems) throws InterruptedException {
        List<ProtectedTag> rules = matchingRules(known);
        if (!rules.isEmpty() && rules.stream().allMatch(AccessHints::isForNobody)) {
            problems.add(sentence(rules.get(0), project.accessLevel()));
        }
    }

    private void addRole(List<String> hints) {
        Integer role = project.accessLevel();
        if (role != null && role < DEVELOPER) {
            hints.add("The token has the role " + roleName(role) + " in "
                    + project.pathWithNamespace()
                    + " and publishing needs Developer. Raise its role, or use another.");
        }
    }

    private void addScopes(List<String> hints) throws InterruptedException {
        try {
            TokenInfo token = client.token();
            List<String> scopes = token.scopes();
            if (!scopes.isEmpty() && !scopes.contains("api") && !scopes.contains(FINE_GRAINED)) {
                hints.add("The token has the scopes " + String.join(", ", scopes)
                        + " and publishing needs api. Create a token with the scope api.");
            }
        } catch (GitLabException e) {
            // GitLab does not say it to every token; then there is no hint.
        }
    }

    @CheckForNull
    private ProtectedTag ruleAgainst() throws InterruptedException {
        Integer role = project.accessLevel();
        List<ProtectedTag> rules = matchingRules(null);
        boolean allowed = rules.stream()
                .flatMap(rule -> rule.createAccessLevels().stream())
                .anyMatch(level -> mayCreate(level, role));
        return rules.isEmpty() || allowed ? null : rules.get(0);
    }

    private List<ProtectedTag> matchingRules(@CheckForNull List<ProtectedTag> known) throws InterruptedException {
        try {
            List<ProtectedTag> rules =
                    known == null ? client.tags(project.projectId()).protectionRules() : known;
            return rules.stream().filter(rule -> rule.matches(tag)).toList();
        } catch (GitLabException e) {
            return List.of();
        }
    }

    private static boolean isForNobody(ProtectedTag rule) {
        return rule.createAccessLevels().stream()
                .allMatch(level -> isForRole(level) && Integer.valueOf(0).equals(level.accessLevel()));
    }

    /** A rule for a user, a group or a deploy key may include the token's owner; only roles can be compared. */
    private static boolean mayCreate(ProtectedTag.AccessLevel level, @CheckForNull Integer role) {
        Integer needed = level.accessLevel();
        return !isForRole(level) || needed == null || needed > 0 && (role == null || role >= needed);
    }

    private static boolean isForRole(ProtectedTag.AccessLevel level) {
        return level.userId() == null && level.groupId() == null && level.deployKeyId() == null;
    }

    private String sentence(ProtectedTag rule, @CheckForNull Integer role) {
        String who = role == null ? " and the token" : " and the role " + roleName(role);
        return "The tag " + tag + " is protected by the rule " + rule.name() + who
                + " may not create it, which GitLab also asks for releases of it. Change the rule under"
                + " Settings, Repository, Protected tags, or use a token with a higher role.";
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
            case 60 -> "Administrator";
            default -> String.valueOf(role);
        };
    }
}
