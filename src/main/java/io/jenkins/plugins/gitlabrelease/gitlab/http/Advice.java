package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;

/** The likely cause of an error and its remedy, in one or two sentences; empty where GitLab's words are enough. */
final class Advice {
    private Advice() {}

    /**
     * @param token the kind of token in use, null for none
     * @param path the encoded path of the request
     */
    static String of(ErrorKind kind, Operation operation, @CheckForNull GitLabToken.Kind token, String path) {
        return of(kind, operation, token, path, "");
    }

    /** @param words what GitLab said */
    static String of(
            ErrorKind kind, Operation operation, @CheckForNull GitLabToken.Kind token, String path, String words) {
        return switch (kind) {
            case NOT_AUTHENTICATED -> unauthenticated(token);
            case TOKEN_EXPIRED -> "The token has expired: create a new one and put it into the Jenkins credential.";
            case TOKEN_REVOKED -> "The token was revoked: create a new one and put it into the Jenkins credential.";
            case INSUFFICIENT_SCOPE -> scope(token, words);
            case BLOCKED ->
                words.contains("HTTPS port")
                        ? "The server speaks HTTPS there: begin the GitLab URL with https://."
                        : "The answer is not one of GitLab's API. A firewall, a proxy or Cloudflare before GitLab refused the request,"
                                + " or GitLab has banned the address of this Jenkins for failed logins: let its requests to /api/v4"
                                + " pass there.";
            case FORBIDDEN -> words.contains("read-only") ? "" : forbidden(operation, token);
            case PROTECTED_TAG ->
                "A protected-tag rule matches the tag, and the token's user may not create such tags:"
                        + " allow the role or user in Settings > Repository > Protected tags, or use another token.";
            case PACKAGE_PROTECTED ->
                "A package protection rule requires a higher role: see Settings > Packages and"
                        + " registries of the project.";
            case PROJECT_NOT_FOUND -> hidden("The project does not exist, or is private and ", token, path);
            case NOT_FOUND ->
                words.contains("Group Not Found")
                        ? hidden("The group does not exist, or is private and ", token, path)
                        : path.matches(".*/api/v4/projects/[^/]+")
                                ? "GitLab has no such project, the token cannot see it, or this is not a GitLab: check the"
                                        + " project and the GitLab URL."
                                : notFound(operation);
            case ROUTE_NOT_FOUND -> noRoute(operation, path);
            case TAG_MISSING -> "The release is there, but its Git tag was deleted: push the tag again.";
            case RELEASE_EXISTS -> "There is already a release for this tag: update it instead.";
            case TAG_EXISTS -> "Somebody made the tag at the same time.";
            case RESOURCE_LOCKED -> "Another change of the same release is going on.";
            case REF_MISSING -> "The tag does not exist: push it first, or say which ref to make it from.";
            case REF_INVALID -> "The ref does not name a commit, branch or tag of the project.";
            case TAG_REFUSED -> "A push rule or a server hook refused the new tag.";
            case MILESTONE_NOT_FOUND ->
                "A milestone must exist in the project; one of its direct group needs GitLab"
                        + " Premium, and one of a higher group cannot be used.";
            case ALREADY_TAKEN ->
                operation == Operation.MILESTONE_WRITE
                        ? "The title belongs to another milestone of the project, or of the group above it."
                        : "Name, URL and path of a link must each be unique in a release.";
            case DUPLICATE_PACKAGE ->
                "The group's package settings do not allow a second file of this name: allow"
                        + " duplicates there, or use another version.";
            case TOO_LARGE -> "";
            case RATE_LIMITED -> "GitLab's rate limit was reached; its administrator can raise it.";
            case SERVER_FAILURE ->
                "GitLab or a proxy before it failed: try again later, or look for the request in" + " its logs.";
            case NOT_JSON ->
                "This is not what GitLab's API sends: check the GitLab URL, and whether a proxy or a login"
                        + " page is in between.";
            case MOVED_PROJECT -> "The project was renamed or moved: use its new path, or its number.";
            case PROXY_AUTHENTICATION ->
                "The HTTP proxy wants a user name and password: set them in Jenkins' proxy" + " settings.";
            case UNREACHABLE ->
                operation == Operation.PACKAGE_UPLOAD
                        ? "A connection that breaks during an upload can also mean that GitLab or a proxy refused the"
                                + " file early, for its size or for lack of permission."
                        : "Check the GitLab URL, the network and the proxy settings.";
            case UNTRUSTED_CERTIFICATE ->
                "The server's certificate is not trusted: give its CA certificate to the"
                        + " configured server or to Jenkins' Java.";
            case SOURCE_UNREADABLE,
                    TARGET_UNWRITABLE,
                    CORRUPT_DOWNLOAD,
                    ANSWER_TOO_LARGE,
                    REDIRECTED,
                    LEADS_ELSEWHERE -> "";
            case VALIDATION -> invalid(words);
            case CONFLICT, UNEXPECTED -> "";
        };
    }

    /** Which of the limits on the way refused a file. */
    static String tooLarge(boolean fromGitLab) {
        return fromGitLab
                ? "The file exceeds GitLab's package size limit (5 GiB by default): an administrator can raise it in"
                        + " Admin > Settings > CI/CD > Package registry."
                : "A web server before GitLab limits the size of a request (nginx: client_max_body_size; Cloudflare:"
                        + " 100 MB): raise it there.";
    }

    /** A machine other than this one could not send a file. */
    static String noWayFrom(String machine) {
        return "The file goes from " + machine
                + " straight to GitLab: let that machine reach GitLab, or set transfer to controller.";
    }

    private static String unauthenticated(@CheckForNull GitLabToken.Kind token) {
        if (token == null) {
            return "No token was given.";
        }
        return switch (token) {
            case PERSONAL ->
                "GitLab does not know this token: check the credential, and that it belongs to this" + " server.";
            case OAUTH -> "GitLab does not know this OAuth token; such tokens live for two hours.";
            case JOB -> "A job token is valid only while its CI/CD job is running.";
            case DEPLOY -> "GitLab does not accept this deploy token here: deploy tokens work for packages only.";
        };
    }

    private static String forbidden(Operation operation, @CheckForNull GitLabToken.Kind token) {
        if (token == GitLabToken.Kind.DEPLOY) {
            return "A deploy token works for packages only, and writes need its scope write_package_registry.";
        }
        return switch (operation) {
            case RELEASE_CREATE ->
                "Creating a release needs the role Developer, a project that is neither archived nor about to be deleted,"
                        + " and the feature Releases switched on.";
            case RELEASE_UPDATE, RELEASE_DELETE ->
                "The release does not exist (GitLab answers so), or the token's role is too low: Developer, on old"
                        + " versions Maintainer to delete, and the right to create the tag.";
            case RELEASE_READ ->
                "Reading a single release needs the role Reporter in a private project; GitLab 13"
                        + " answers so when the release does not exist.";
            case EVIDENCE -> "Collecting evidence needs the role Developer.";
            case LINK_WRITE -> "Changing links needs the role Developer and the right to create the tag.";
            case PACKAGE_UPLOAD ->
                "Uploading needs the role Developer and a package registry that is on for the"
                        + " project; GitLab also answers this when its object storage fails.";
            case PACKAGE_DELETE -> "Deleting packages needs the role Maintainer.";
            case TAG_WRITE ->
                "Creating and deleting tags needs the role Developer, and the right to do so if the tag is"
                        + " protected.";
            case MILESTONE_WRITE ->
                "Milestones need the role Reporter, before GitLab 15.0 Developer; those of a group need it in the group.";
            default -> "The token's role or scope is too low.";
        };
    }

    private static String scope(@CheckForNull GitLabToken.Kind token, String words) {
        if (token == GitLabToken.Kind.JOB) {
            return "The job token lacks a permission here: grant it in the project's CI/CD settings.";
        }
        if (words.contains("fine-grained") || words.contains("Fine-grained")) {
            return words.contains("requires a fine-grained")
                    ? "What a fine-grained token may do cannot be changed: create a new one with these permissions."
                    : "Use a token that is not fine-grained, with the scope api.";
        }
        return "The token lacks a scope: publishing needs \"api\", reading \"read_api\".";
    }

    private static String hidden(String what, @CheckForNull GitLabToken.Kind token, String path) {
        return what
                + (token == null ? "no token was given" : "the token's user is not a member of it")
                + encoded(path)
                + ".";
    }

    private static String notFound(Operation operation) {
        return switch (operation) {
            case PACKAGE_UPLOAD ->
                "GitLab answers so when the package registry is switched off for the whole server: its administrator"
                        + " switches it on (packages_enabled in gitlab.rb).";
            case DOWNLOAD -> "GitLab has no file at this address.";
            case EVIDENCE -> "This tag has no release: publish one first.";
            default -> "";
        };
    }

    private static String invalid(String words) {
        if (words.contains("package_version is invalid")) {
            return "Set packageVersion to letters, digits, dots, hyphens, underscores and plus signs.";
        }
        if (words.contains("package_name is invalid")) {
            return "Set packageName to letters, digits, dots, hyphens, underscores and plus signs.";
        }
        return words.contains("file_name is invalid") ? "Rename the file: this GitLab does not store its name." : "";
    }

    private static String noRoute(Operation operation, String path) {
        if (operation == Operation.EVIDENCE) {
            return "Collecting evidence needs GitLab Premium or Ultimate.";
        }
        return "GitLab does not know this address: the GitLab URL is wrong, the version too old" + encoded(path) + ".";
    }

    private static String encoded(String path) {
        return path.contains("%2F")
                ? ", or a proxy before GitLab decodes %2F (Apache: AllowEncodedSlashes NoDecode and nocanon; nginx:"
                        + " proxy_pass without a path)"
                : "";
    }
}
