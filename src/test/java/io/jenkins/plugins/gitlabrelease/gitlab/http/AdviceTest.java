package io.jenkins.plugins.gitlabrelease.gitlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.HarmlessText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The remedies: scope, role, expiry, protected tag, hidden project, milestone, size limit, proxy, moved project. */
class AdviceTest {
    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "INSUFFICIENT_SCOPE, RELEASE_CREATE, PERSONAL, /p, \"api\"",
        "INSUFFICIENT_SCOPE, RELEASE_CREATE, JOB, /p, CI/CD settings",
        "FORBIDDEN, RELEASE_CREATE, PERSONAL, /p, Developer",
        "FORBIDDEN, RELEASE_UPDATE, PERSONAL, /p, release does not exist",
        "FORBIDDEN, RELEASE_DELETE, PERSONAL, /p, Maintainer to delete",
        "FORBIDDEN, RELEASE_READ, PERSONAL, /p, Reporter",
        "FORBIDDEN, LINK_WRITE, PERSONAL, /p, right to create the tag",
        "FORBIDDEN, PACKAGE_UPLOAD, PERSONAL, /p, object storage",
        "FORBIDDEN, PACKAGE_UPLOAD, DEPLOY, /p, write_package_registry",
        "FORBIDDEN, RELEASE_CREATE, DEPLOY, /p, packages only",
        "TOKEN_EXPIRED, READ, PERSONAL, /p, create a new one",
        "TOKEN_REVOKED, READ, PERSONAL, /p, create a new one",
        "NOT_AUTHENTICATED, READ, , /p, No token",
        "NOT_AUTHENTICATED, READ, PERSONAL, /p, check the credential",
        "NOT_AUTHENTICATED, READ, OAUTH, /p, two hours",
        "NOT_AUTHENTICATED, READ, JOB, /p, while its CI/CD job is running",
        "NOT_AUTHENTICATED, READ, DEPLOY, /p, packages only",
        "PROTECTED_TAG, RELEASE_CREATE, PERSONAL, /p, Protected tags",
        "PROJECT_NOT_FOUND, RELEASE_CREATE, PERSONAL, /p, not a member",
        "PROJECT_NOT_FOUND, RELEASE_CREATE, , /p, no token was given",
        "PROJECT_NOT_FOUND, RELEASE_CREATE, PERSONAL, /a%2Fb, AllowEncodedSlashes",
        "NOT_FOUND, READ, PERSONAL, /git/api/v4/projects/a%2Fb, this is not a GitLab",
        "ROUTE_NOT_FOUND, RELEASE_READ, PERSONAL, /a%2Fb, decodes %2F",
        "ROUTE_NOT_FOUND, EVIDENCE, PERSONAL, /a%2Fb, Premium",
        "MILESTONE_NOT_FOUND, RELEASE_CREATE, PERSONAL, /p, Premium",
        "MOVED_PROJECT, RELEASE_CREATE, PERSONAL, /p, new path",
        "REF_MISSING, RELEASE_CREATE, PERSONAL, /p, push it first",
        "UNREACHABLE, PACKAGE_UPLOAD, PERSONAL, /p, refused the file early",
        "UNREACHABLE, READ, PERSONAL, /p, proxy settings",
        "UNTRUSTED_CERTIFICATE, READ, PERSONAL, /p, CA certificate",
        "PROXY_AUTHENTICATION, READ, PERSONAL, /p, Jenkins' proxy settings",
        "DUPLICATE_PACKAGE, PACKAGE_UPLOAD, PERSONAL, /p, allow duplicates",
    })
    void remedy(ErrorKind kind, Operation operation, GitLabToken.Kind token, String path, String part) {
        String advice = Advice.of(kind, operation, token, path);
        assertTrue(advice.contains(part), advice);
    }

    @Test
    void namesTheLimitThatWasHit() {
        assertTrue(Advice.tooLarge(true).contains("5 GiB"));
        assertTrue(Advice.tooLarge(false).contains("client_max_body_size"));
    }

    @Test
    void isAlwaysOneLineOfWholeSentences() {
        for (ErrorKind kind : ErrorKind.values()) {
            for (Operation operation : Operation.values()) {
                String advice = Advice.of(kind, operation, GitLabToken.Kind.PERSONAL, "/x%2Fy");
                assertEquals(HarmlessText.oneLine(advice, 400), advice);
                assertTrue(advice.isEmpty() || advice.endsWith("."), advice);
            }
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "NOT_FOUND | PACKAGE_UPLOAD | 404 Not Found | switched off for the whole server",
                "NOT_FOUND | EVIDENCE | 404 | tag has no release",
                "NOT_FOUND | DOWNLOAD | 404 Not found | no file at this address",
                "NOT_FOUND | READ | 404 Group Not Found | The group does not exist, or is private",
                "VALIDATION | PACKAGE_UPLOAD | package_version is invalid | packageVersion",
                "VALIDATION | PACKAGE_UPLOAD | package_name is invalid, file_name is invalid | packageName",
                "VALIDATION | PACKAGE_UPLOAD | file_name is invalid | Rename the file",
                "INSUFFICIENT_SCOPE | RELEASE_CREATE | Access denied: This operation requires a fine-grained personal"
                        + " access token with the following project permissions: [Release: Create]. | create a new one",
                "INSUFFICIENT_SCOPE | RELEASE_CREATE | Access denied: This operation doesn't support fine-grained"
                        + " personal access tokens. | not fine-grained",
                "BLOCKED | RELEASE_CREATE | Attention Required! | firewall",
                "BLOCKED | READ | 400 The plain HTTP request was sent to HTTPS port | begin the GitLab URL with https://",
            })
    void whatGitLabSaysDecidesTheRemedy(ErrorKind kind, Operation operation, String words, String part) {
        String advice = Advice.of(kind, operation, GitLabToken.Kind.PERSONAL, "/x", words);
        assertTrue(advice.contains(part), advice);
        assertTrue(!advice.contains("role") || kind != ErrorKind.BLOCKED, advice);
    }
}
