package io.jenkins.plugins.gitlabrelease.gitlab.http;

import java.util.regex.Pattern;

/** Finds out what an error answer means, from its status, its body and the operation. */
final class ErrorClassifier {
    private static final Pattern TAG_EXISTS = Pattern.compile("^Tag .* already exists");
    private static final Pattern BAD_REF = Pattern.compile("^Target .* is (invalid|empty)|^Target is empty");
    private static final Pattern CLEAR_REFUSAL = Pattern.compile(
            "^(400 Bad request|Validation failed|Milestone|Target|Tag |Failed to create a tag|'.*' is not a valid)");

    /** What GitLab and gateways say of a failure of their own, which says nothing of what became of the request. */
    private static final Pattern GENERAL_FAILURE = Pattern.compile(
            "internal server error|upstream|gateway|time(d )?[ -]?out|unavailable|unexpected error",
            Pattern.CASE_INSENSITIVE);

    private ErrorClassifier() {}

    static ErrorKind of(Operation operation, int status, ErrorBody body) {
        return switch (status) {
            case 401 -> isForeign(body) ? ErrorKind.BLOCKED : unauthorized(body);
            case 403 -> isForeign(body) ? ErrorKind.BLOCKED : forbidden(body);
            case 404 -> notFound(body);
            case 405 -> says(body, "moved projects") ? ErrorKind.MOVED_PROJECT : unexpected(body);
            case 407 -> ErrorKind.PROXY_AUTHENTICATION;
            case 409 -> conflict(body);
            case 413 -> ErrorKind.TOO_LARGE;
            case 414 -> refused(body);
            case 400, 422 -> body.isHtml() ? ErrorKind.BLOCKED : refused(body);
            case 429 -> ErrorKind.RATE_LIMITED;
            default -> status < 500 ? unexpected(body) : failed(operation, status, body);
        };
    }

    /**
     * Whether a request with that answer may have had its effect. GitLab turns what is raised after a release is saved,
     * by a notification or a hook, into a 400 with the exception's text (lib/api/releases.rb), so that on creation only
     * refusals that are known to come first are clear.
     */
    static boolean isAmbiguous(Operation operation, int status, ErrorKind kind, ErrorBody body) {
        if (kind == ErrorKind.SERVER_FAILURE) {
            return status != 501 && status != 505;
        }
        return operation == Operation.RELEASE_CREATE
                && status == 400
                && kind == ErrorKind.VALIDATION
                && body.isJson()
                && !body.isError()
                && !CLEAR_REFUSAL.matcher(body.words()).find();
    }

    /** A web page is of something in between: GitLab's API answers JSON. */
    private static ErrorKind unexpected(ErrorBody body) {
        return body.isHtml() ? ErrorKind.BLOCKED : ErrorKind.UNEXPECTED;
    }

    private static ErrorKind unauthorized(ErrorBody body) {
        if (says(body, "expired")) {
            return ErrorKind.TOKEN_EXPIRED;
        }
        return says(body, "revoked") ? ErrorKind.TOKEN_REVOKED : ErrorKind.NOT_AUTHENTICATED;
    }

    private static ErrorKind forbidden(ErrorBody body) {
        if (body.code().equals("insufficient_scope")
                || body.code().equals("insufficient_granular_scope")
                || says(body, "token permission")) {
            return ErrorKind.INSUFFICIENT_SCOPE;
        }
        if (says(body, "as it is protected")) {
            return ErrorKind.PROTECTED_TAG;
        }
        return says(body, "Package protected") || says(body, "deletion protected")
                ? ErrorKind.PACKAGE_PROTECTED
                : ErrorKind.FORBIDDEN;
    }

    private static ErrorKind notFound(ErrorBody body) {
        if (body.isError() || isForeign(body)) {
            return ErrorKind.ROUTE_NOT_FOUND;
        }
        if (says(body, "Project Not Found")) {
            return ErrorKind.PROJECT_NOT_FOUND;
        }
        return says(body, "Tag does not exist") ? ErrorKind.TAG_MISSING : ErrorKind.NOT_FOUND;
    }

    /** Whether the body is none of GitLab's API, which answers JSON and, in few places, nothing or a bare number. */
    private static boolean isForeign(ErrorBody body) {
        boolean text =
                !body.isJson() && !body.words().isEmpty() && !body.words().matches("[0-9]+");
        return body.isHtml() || text;
    }

    private static ErrorKind conflict(ErrorBody body) {
        if (says(body, "Release already exists")) {
            return ErrorKind.RELEASE_EXISTS;
        }
        if (TAG_EXISTS.matcher(body.words()).find()) {
            return ErrorKind.TAG_EXISTS;
        }
        return says(body, "Resource lock") ? ErrorKind.RESOURCE_LOCKED : ErrorKind.CONFLICT;
    }

    private static ErrorKind refused(ErrorBody body) {
        if (says(body, "File is too large")) {
            return ErrorKind.TOO_LARGE;
        }
        if (says(body, "Duplicate package is not allowed")) {
            return ErrorKind.DUPLICATE_PACKAGE;
        }
        if (says(body, "Milestone(s) not found") || says(body, "Milestone id(s) not found")) {
            return ErrorKind.MILESTONE_NOT_FOUND;
        }
        if (says(body, "Ref is not specified")) {
            return ErrorKind.REF_MISSING;
        }
        if (says(body, "has already been taken") || says(body, "have duplicate values")) {
            return ErrorKind.ALREADY_TAKEN;
        }
        if (TAG_EXISTS.matcher(body.words()).find()) {
            return ErrorKind.TAG_EXISTS;
        }
        return BAD_REF.matcher(body.words()).find() ? ErrorKind.REF_INVALID : ErrorKind.VALIDATION;
    }

    /** A push rule or hook that refuses the tag of a new release comes as a 500 with the hook's own text. */
    private static ErrorKind failed(Operation operation, int status, ErrorBody body) {
        boolean own = body.isJson()
                && !body.words().isEmpty()
                && !GENERAL_FAILURE.matcher(body.words()).find();
        return operation == Operation.RELEASE_CREATE && status == 500 && own
                ? ErrorKind.TAG_REFUSED
                : ErrorKind.SERVER_FAILURE;
    }

    private static boolean says(ErrorBody body, String words) {
        return body.words().contains(words);
    }
}
