package io.jenkins.plugins.gitlabrelease.gitlab.http;

import io.jenkins.plugins.gitlabrelease.gitlab.trust.AssetAccess;

/** What went wrong, as far as a caller may want to act on it. */
public enum ErrorKind {
    /** 401: no token, or one that GitLab does not know. */
    NOT_AUTHENTICATED,
    /** 401: the token has expired. */
    TOKEN_EXPIRED,
    /** 401: the token was revoked. */
    TOKEN_REVOKED,
    /** 403: the token lacks a scope, such as {@code api}, or a job token's permission. */
    INSUFFICIENT_SCOPE,
    /** 403: the role does not suffice; for PUT and DELETE of a release also: there is none. */
    FORBIDDEN,
    /** 403: a protected-tag rule keeps the user from this tag. */
    PROTECTED_TAG,
    /** 401, 403: not from GitLab's API but from a firewall, a protection against robots, or GitLab's own ban of an address. */
    BLOCKED,

    /** 403: a package protection rule. */
    PACKAGE_PROTECTED,
    /** 404: the project is missing or hidden from this token. */
    PROJECT_NOT_FOUND,
    /** 404: it is not there. */
    NOT_FOUND,
    /** 404: GitLab has no such address; an old version, or a proxy that decodes {@code %2F}. */
    ROUTE_NOT_FOUND,
    /** 404: the release is there but its Git tag is gone. */
    TAG_MISSING,
    /** 409: there is a release for the tag. */
    RELEASE_EXISTS,
    /** 409, 400: there is such a tag. */
    TAG_EXISTS,
    /** 409: a lock; the same request may succeed later. */
    RESOURCE_LOCKED,
    /** 409: anything else. */
    CONFLICT,
    /** 422: the tag is missing and no ref was given to make it from. */
    REF_MISSING,
    /** 400: the ref that the tag should be made from is not there. */
    REF_INVALID,
    /** 500 with a text of its own: a push rule or hook refused the new tag. */
    TAG_REFUSED,
    /** 400: milestones are not found in the project. */
    MILESTONE_NOT_FOUND,
    /** 400: a link's name, URL or path is taken in this release. */
    ALREADY_TAKEN,
    /** 400: the file is there and the group's settings forbid a second one. */
    DUPLICATE_PACKAGE,
    /** 400, 422 and the like: GitLab refuses a value; see {@link GitLabException#fields()}. */
    VALIDATION,
    /** 400, 413: a size limit of GitLab or of a proxy. 200: a file that is larger than a download may be. */
    TOO_LARGE,
    /** 429: see {@link GitLabException#until()}. */
    RATE_LIMITED,
    /** 5xx. */
    SERVER_FAILURE,
    /** A success whose body is not what GitLab sends. */
    NOT_JSON,
    /** An answer larger than the client reads. */
    ANSWER_TOO_LARGE,
    /** 405: the project was renamed or moved; writes need its new path or its number. */
    MOVED_PROJECT,
    /** 3xx that is not followed. */
    REDIRECTED,

    /** 3xx of a download to an address that may not be read, see {@link AssetAccess}. */
    LEADS_ELSEWHERE,
    /** 407: the HTTP proxy asks for a login. */
    PROXY_AUTHENTICATION,
    /** No answer: name, connection or time-out. */
    UNREACHABLE,
    /** The server's certificate is not trusted. */
    UNTRUSTED_CERTIFICATE,
    /** The file to upload could not be read, or changed its length. */
    SOURCE_UNREADABLE,
    /** A downloaded file is not what was announced. */
    CORRUPT_DOWNLOAD,
    /** A downloaded file could not be written. */
    TARGET_UNWRITABLE,
    /** Any other status. */
    UNEXPECTED
}
