package io.jenkins.plugins.gitlabrelease.gitlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every error of the contract that a client can meet, by its section. */
class ErrorClassifierTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        1.3 bad token       | READ | 401 | {"message":"401 Unauthorized"} | NOT_AUTHENTICATED
        1.3 expired token   | READ | 401 | {"error":"invalid_token","error_description":"Token is expired. You can either do re-authorization or token refresh."} | TOKEN_EXPIRED
        1.3 revoked token   | READ | 401 | {"error":"invalid_token","error_description":"Token was revoked. You have to re-authorize from the user."} | TOKEN_REVOKED
        1.3 scope           | RELEASE_CREATE | 403 | {"error":"insufficient_scope","error_description":"The request requires higher privileges than provided by the access token.","scope":"api"} | INSUFFICIENT_SCOPE
        7 job permission    | RELEASE_CREATE | 403 | {"message":"403 Forbidden - Insufficient permissions to access this resource in project X. The following token permission is required: admin_releases."} | INSUFFICIENT_SCOPE
        1.3 role            | RELEASE_CREATE | 403 | {"message":"403 Forbidden"} | FORBIDDEN
        1.3 role, reason    | RELEASE_CREATE | 403 | {"message":"403 Forbidden - because"} | FORBIDDEN
        1.3 hidden project  | RELEASE_CREATE | 404 | {"message":"404 Project Not Found"} | PROJECT_NOT_FOUND
        1.3 no route        | RELEASE_READ | 404 | {"error":"404 Not Found"} | ROUTE_NOT_FOUND
        1.3 missing release | RELEASE_READ | 404 | {"message":"404 Not Found"} | NOT_FOUND
        1.3 missing record  | LINK_READ | 404 | {"message":"404 Not found"} | NOT_FOUND
        Cloudflare          | RELEASE_CREATE | 403 | <!DOCTYPE html><html><title>Attention Required! Cloudflare</title> | BLOCKED
        Cloudflare, text    | READ | 403 | error code: 1020 | BLOCKED
        proxy login         | READ | 401 | <html><head><title>401 Authorization Required</title></head> | BLOCKED
        firewall            | PACKAGE_UPLOAD | 403 | <html><body>Request Rejected. Your support ID is: 123</body></html> | BLOCKED
        no body             | READ | 403 | `` | FORBIDDEN
        wrong scheme        | READ | 400 | <html><head><title>400 The plain HTTP request was sent to HTTPS port</title></head></html> | BLOCKED
        firewall            | PACKAGE_UPLOAD | 405 | <html><head><title>405 Not Allowed</title></head></html> | BLOCKED
        firewall            | RELEASE_CREATE | 422 | <html><body>No</body></html> | BLOCKED
        firewall            | PACKAGE_UPLOAD | 411 | <html><head><title>411 Length Required</title></head></html> | BLOCKED
        law                 | READ | 451 | <html> | BLOCKED
        gateway's failure   | RELEASE_CREATE | 500 | {"message":"Internal server error"} | SERVER_FAILURE
        gateway's time-out  | RELEASE_CREATE | 500 | {"message":"upstream request timeout"} | SERVER_FAILURE
        deletion protected  | PACKAGE_DELETE | 403 | {"message":"403 Forbidden - Package is deletion protected."} | PACKAGE_PROTECTED
        8.7 proxy 404       | RELEASE_READ | 404 | <html><title>404 Not Found</title></html> | ROUTE_NOT_FOUND
        8.7 page, no title  | RELEASE_READ | 404 | <!doctype html><p>x | ROUTE_NOT_FOUND
        8.7 text 404        | RELEASE_READ | 404 | 404 page not found | ROUTE_NOT_FOUND
        5.2 HEAD 404        | PACKAGE_READ | 404 | `` | NOT_FOUND
        3.7 evidence 404    | EVIDENCE | 404 | 404 | NOT_FOUND
        3.7 evidence on CE  | EVIDENCE | 404 | {"error":"404 Not Found"} | ROUTE_NOT_FOUND
        1.3 moved project   | RELEASE_CREATE | 405 | {"message":"Non GET methods are not allowed for moved projects"} | MOVED_PROJECT
        1.5 keyset          | RELEASE_READ | 405 | {"error":"Keyset pagination is not yet available for this type of request"} | UNEXPECTED
        1.3 lock            | RELEASE_CREATE | 409 | {"message":"409 Conflict: Resource lock"} | RESOURCE_LOCKED
        1.3 failure         | RELEASE_READ | 500 | {"message":"500 Internal Server Error"} | SERVER_FAILURE
        1.3 failure, create | RELEASE_CREATE | 500 | {"message":"500 Internal Server Error"} | SERVER_FAILURE
        1.2 proxy 502       | RELEASE_CREATE | 502 | <html><title>502 Bad Gateway</title></html> | SERVER_FAILURE
        1.2 HTML 500        | RELEASE_CREATE | 500 | <html><title>GitLab is not responding</title></html> | SERVER_FAILURE
        1.2 deploy page     | READ | 503 | <html><title>GitLab is down</title></html> | SERVER_FAILURE
        1.4 Rack::Attack    | READ | 429 | Retry later | RATE_LIMITED
        1.4 application     | RELEASE_CREATE | 429 | {"message":{"error":"This endpoint has been requested too many times. Try again later."}} | RATE_LIMITED
        1.5 bad page        | RELEASE_READ | 400 | {"error":"page does not have a valid value"} | VALIDATION
        1.6 long query      | RELEASE_READ | 414 | <html><title>414 Request-URI Too Large</title></html> | VALIDATION
        3.3 no tag_name     | RELEASE_CREATE | 400 | {"error":"tag_name is missing"} | VALIDATION
        3.3 both milestones | RELEASE_CREATE | 400 | {"error":"Cannot specify milestones and milestone_ids at the same time"} | VALIDATION
        3.3 bad date        | RELEASE_CREATE | 400 | {"error":"released_at is invalid"} | VALIDATION
        3.3.2 protected tag | RELEASE_CREATE | 403 | {"message":"You are not allowed to create this tag as it is protected."} | PROTECTED_TAG
        3.3.3 exists        | RELEASE_CREATE | 409 | {"message":"Release already exists"} | RELEASE_EXISTS
        3.3.4 titles        | RELEASE_CREATE | 400 | {"message":"Milestone(s) not found: a, b"} | MILESTONE_NOT_FOUND
        3.3.4 ids           | RELEASE_CREATE | 400 | {"message":"Milestone id(s) not found: 1, 2"} | MILESTONE_NOT_FOUND
        3.3.5 no ref        | RELEASE_CREATE | 422 | {"message":"Ref is not specified"} | REF_MISSING
        3.3.5 blank ref     | RELEASE_CREATE | 400 | {"message":"Target is empty"} | REF_INVALID
        3.3.6 bad tag name  | RELEASE_CREATE | 400 | {"message":"Tag name invalid"} | VALIDATION
        3.3.6 in 12.8       | RELEASE_CREATE | 500 | {"message":"Tag name invalid"} | TAG_REFUSED
        3.3.7 bad ref       | RELEASE_CREATE | 400 | {"message":"Target nope is invalid"} | REF_INVALID
        3.3.7 tag race      | RELEASE_CREATE | 409 | {"message":"Tag v1 already exists"} | TAG_EXISTS
        3.3.7 no repository | RELEASE_CREATE | 400 | {"message":"Failed to create a tag: v1"} | VALIDATION
        3.3.8 hook          | RELEASE_CREATE | 500 | {"message":"GitLab: tag must be signed"} | TAG_REFUSED
        3.3.8 elsewhere     | RELEASE_UPDATE | 500 | {"message":"whatever"} | SERVER_FAILURE
        3.3.9 catalog       | RELEASE_CREATE | 422 | {"message":"Project must have a description"} | VALIDATION
        3.3.10 blocked url  | RELEASE_CREATE | 400 | {"message":"Validation failed: Links url is blocked: Only allowed schemes are http, https, ftp"} | VALIDATION
        3.3.10 duplicates   | RELEASE_CREATE | 400 | {"message":"Validation failed: Links have duplicate values (My link) for <object> scope"} | ALREADY_TAKEN
        3.3.10 link type    | RELEASE_CREATE | 400 | {"message":"'foo' is not a valid link_type"} | VALIDATION
        3.3 link name       | RELEASE_CREATE | 400 | {"error":"assets[links][0][name] is missing"} | VALIDATION
        3.4 missing release | RELEASE_UPDATE | 403 | {"message":"403 Forbidden"} | FORBIDDEN
        3.4 tag gone        | RELEASE_UPDATE | 404 | {"message":"Tag does not exist"} | TAG_MISSING
        3.4 nothing         | RELEASE_UPDATE | 400 | {"message":"params is empty"} | VALIDATION
        3.4 model           | RELEASE_UPDATE | 400 | {"message":{"description":["is too long (maximum is 1000000 characters)"]}} | VALIDATION
        3.6 traversal       | RELEASE_READ | 400 | {"error":"suffix_path should be a valid file path"} | VALIDATION
        4 taken, list       | LINK_WRITE | 400 | {"message":["Url has already been taken","Name has already been taken","Filepath has already been taken"]} | ALREADY_TAKEN
        4 taken, hash       | LINK_WRITE | 400 | {"message":{"url":["has already been taken"],"name":["has already been taken"]}} | ALREADY_TAKEN
        4 blocked           | LINK_WRITE | 400 | {"message":["Url is blocked: Only allowed schemes are http, https, ftp"]} | VALIDATION
        4 filepath          | LINK_WRITE | 400 | {"message":["Filepath is in an invalid format"]} | VALIDATION
        4 type              | LINK_WRITE | 400 | {"error":"link_type does not have a valid value"} | VALIDATION
        5.1 bad names       | PACKAGE_UPLOAD | 400 | {"error":"package_name is invalid, file_name is invalid"} | VALIDATION
        5.1 no file         | PACKAGE_UPLOAD | 400 | {"error":"file is missing"} | VALIDATION
        5.1 too large       | PACKAGE_UPLOAD | 400 | {"message":"400 Bad request - File is too large"} | TOO_LARGE
        5.1 duplicate       | PACKAGE_UPLOAD | 400 | {"message":"400 Bad request - Duplicate package is not allowed"} | DUPLICATE_PACKAGE
        5.1 protection      | PACKAGE_UPLOAD | 403 | {"message":"403 Forbidden - Package protected."} | PACKAGE_PROTECTED
        5.1 role, storage   | PACKAGE_UPLOAD | 403 | {"message":"403 Forbidden"} | FORBIDDEN
        5.1 off             | PACKAGE_UPLOAD | 404 | {"message":"404 Not Found"} | NOT_FOUND
        5.1 nginx limit     | PACKAGE_UPLOAD | 413 | <html><title>413 Request Entity Too Large</title></html> | TOO_LARGE
        5.1 Workhorse limit | PACKAGE_UPLOAD | 413 | Request Entity Too Large | TOO_LARGE
        6 tag missing       | TAG_READ | 404 | {"message":"404 Tag Not Found"} | NOT_FOUND
        6 tag exists        | TAG_WRITE | 400 | {"message":"Tag v1 already exists"} | TAG_EXISTS
        6 bad target        | TAG_WRITE | 400 | {"message":"Target x is invalid"} | REF_INVALID
        6 job               | READ | 404 | {"message":"404 Job Not Found"} | NOT_FOUND
        6 no PAT            | READ | 400 | {"message":"400 Bad request - This endpoint requires token type to be a personal access token"} | VALIDATION
        proxy login         | READ | 407 | `` | PROXY_AUTHENTICATION
        another conflict    | READ | 409 | {"message":"409 Conflict"} | CONFLICT
        another status      | READ | 418 | {"message":"tea"} | UNEXPECTED
        """)
    void kind(String row, Operation operation, int status, String body, ErrorKind expected) {
        assertEquals(expected, ErrorClassifier.of(operation, status, ErrorBody.parse(body)), row);
    }

    /** Whether the write may have happened all the same: contract 3.3 ("Anything raised after the save"), 8.5. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        generic 500        | RELEASE_CREATE | 500 | {"message":"500 Internal Server Error"} | true
        gateway            | RELEASE_CREATE | 502 | <html> | true
        upload             | PACKAGE_UPLOAD | 504 | `` | true
        not implemented    | RELEASE_CREATE | 501 | `` | false
        raised after save  | RELEASE_CREATE | 400 | {"message":"Connection refused - connect(2) for mail"} | true
        validation         | RELEASE_CREATE | 400 | {"message":"Validation failed: Links name can't be blank"} | false
        enum               | RELEASE_CREATE | 400 | {"message":"'foo' is not a valid link_type"} | false
        parameter          | RELEASE_CREATE | 400 | {"error":"released_at is invalid"} | false
        tag name           | RELEASE_CREATE | 400 | {"message":"Tag name invalid"} | false
        milestone          | RELEASE_CREATE | 400 | {"message":"Milestone(s) not found: a"} | false
        hook               | RELEASE_CREATE | 500 | {"message":"hook says no"} | false
        refusal elsewhere  | LINK_WRITE | 400 | {"message":"odd"} | false
        exists             | RELEASE_CREATE | 409 | {"message":"Release already exists"} | false
        rate limit         | RELEASE_CREATE | 429 | Retry later | false
        """)
    void ambiguity(String row, Operation operation, int status, String body, boolean expected) {
        ErrorBody parsed = ErrorBody.parse(body);
        ErrorKind kind = ErrorClassifier.of(operation, status, parsed);
        assertEquals(expected, ErrorClassifier.isAmbiguous(operation, status, kind, parsed), row);
    }
}
