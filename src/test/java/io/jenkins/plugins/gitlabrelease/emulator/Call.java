package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.Router.RawPath;
import io.jenkins.plugins.gitlabrelease.emulator.Router.Route;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpRequest;
import java.util.List;
import java.util.Optional;

/**
 * One call of a route by a known caller.
 *
 * @param base the URL that the server takes for its own (external_url), without a slash at its end
 * @param contextPath the path below which the request came, which may be another one
 */
record Call(
        World world,
        String base,
        String contextPath,
        HttpRequest request,
        Route.Match match,
        Params params,
        Caller caller) {

    /** Returns a named segment of the path, decoded once; one that climbs ends the call. */
    String path(String name) {
        String decoded = segment(name);
        if (RawPath.climbs(decoded)) {
            throw ApiError.malformedRequest();
        }
        return decoded;
    }

    /** Returns a named segment of the path, decoded once and not checked. */
    String segment(String name) {
        return RawPath.decode(match.named().get(name));
    }

    /** Returns the segments after the named ones, each decoded once and not checked. */
    List<String> rest() {
        return match.rest().stream().map(RawPath::decode).toList();
    }

    /** Returns a segment that is a number; GitLab refuses other texts. */
    long number(String name) {
        String text = segment(name);
        if (!text.matches("\\d{1,18}")) {
            throw ApiError.error(400, name + " is invalid");
        }
        return Long.parseLong(text);
    }

    /** Returns the project that the path names, if the caller may see it (contract 1.3). */
    EmulatedProject project() {
        String id = path("id");
        return world.findProject(id)
                .or(() -> world.settings().isV13() ? world.findMovedProject(id) : Optional.empty())
                .filter(caller::sees)
                .orElseThrow(() -> movedOrMissing(id));
    }

    private ApiError movedOrMissing(String id) {
        EmulatedProject moved = world.findMovedProject(id).filter(caller::sees).orElse(null);
        if (moved == null) {
            return ApiError.projectNotFound();
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return ApiError.message(405, "Non GET methods are not allowed for moved projects");
        }
        String prefix = contextPath + "/api/v4/projects/";
        String tail = request.target()
                .substring(prefix.length() + match.named().get("id").length());
        return new ApiError(HttpAnswer.status(301).header("Location", base + "/api/v4/projects/" + moved.id() + tail));
    }

    /** Ends the call with 403 where the project's releases are switched off, for the caller at least (contract 11.8). */
    void requireReleases(EmulatedProject project) {
        if (!caller.usesReleases(project)) {
            throw ApiError.forbidden();
        }
    }

    /** Ends the call with 403 unless the caller may read the project's code. */
    void requireCode(EmulatedProject project) {
        if (!caller.readsCode(project)) {
            throw ApiError.forbidden();
        }
    }

    /** Ends the call with 403 unless the caller may write with that role. */
    void requireRole(EmulatedProject project, Role needed) {
        if (!caller.writes(project, needed)) {
            throw ApiError.forbidden();
        }
    }
}
