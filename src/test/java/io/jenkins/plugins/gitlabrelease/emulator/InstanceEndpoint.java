package io.jenkins.plugins.gitlabrelease.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.gitlabrelease.emulator.Router.Route.Takes;
import io.jenkins.plugins.gitlabrelease.emulator.Tokens.TokenKind;
import io.jenkins.plugins.gitlabrelease.emulator.Views.UserView;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;

/** What a client asks about the server and about its own token (contract 6). */
final class InstanceEndpoint {

    private InstanceEndpoint() {}

    static void addTo(Router router) {
        router.get("metadata", InstanceEndpoint::metadata)
                .needsScope("api", "read_api", "read_user")
                .permission("Metadata: Read");
        router.get("version", InstanceEndpoint::version)
                .needsScope("api", "read_api", "read_user")
                .permission("Metadata: Read");
        router.get("user", InstanceEndpoint::user)
                .needsScope("api", "read_api", "read_user")
                .permission("User: Read");
        router.get("personal_access_tokens/self", InstanceEndpoint::self)
                .needsScope()
                .permission("Personal Access Token: Read")
                .alsoTakes(Takes.JOB_TOKEN);
        router.get("job", InstanceEndpoint::job).alsoTakes(Takes.JOB_TOKEN);
    }

    private static HttpAnswer metadata(Call call) {
        if (call.world().settings().isV13()) {
            throw ApiError.routeNotFound();
        }
        return version(call);
    }

    private static HttpAnswer version(Call call) {
        requireToken(call);
        EmulatorSettings settings = call.world().settings();
        String edition = settings.enterprise() ? "-ee" : "";
        ObjectNode json = Json.object()
                .put("version", settings.dialect().version() + edition)
                .put("revision", "emulated");
        if (!settings.isV13()) {
            json.putObject("kas").put("enabled", false).putNull("externalUrl").putNull("version");
            json.put("enterprise", settings.enterprise());
        }
        return Json.answer(200, json);
    }

    private static HttpAnswer user(Call call) {
        return Json.answer(200, UserView.of(requireToken(call).user(), call.base()));
    }

    private static HttpAnswer self(Call call) {
        if (call.world().settings().isV13()) {
            throw ApiError.routeNotFound();
        }
        EmulatedToken token = requireToken(call);
        if (token.kind() != TokenKind.PERSONAL) {
            throw ApiError.badRequest("This endpoint requires token type to be a personal access token");
        }
        ObjectNode json = Json.object()
                .put("id", token.id())
                .put("name", "Token " + token.id())
                .put("revoked", false)
                .put("created_at", Json.time(token.createdAt()))
                .put("description", "");
        json.set("scopes", Json.array(token.scopes().stream().sorted().toList(), Json.MAPPER::valueToTree));
        json.put("user_id", token.user().id())
                .put("last_used_at", Json.time(call.world().clock().instant()))
                .put("active", true)
                .put("granular", token.isGranular())
                .put(
                        "expires_at",
                        token.expiry()
                                .map(time -> Json.time(time).substring(0, 10))
                                .orElse(null));
        return Json.answer(200, json);
    }

    private static HttpAnswer job(Call call) {
        EmulatedToken token = requireToken(call);
        if (token.kind() != TokenKind.JOB) {
            throw ApiError.message(404, "404 Job Not Found");
        }
        ObjectNode json = Json.object()
                .put("id", token.id())
                .put("status", "running")
                .put("stage", "deploy")
                .put("name", "release")
                .put("ref", "main")
                .put("created_at", Json.time(token.createdAt()));
        json.set("user", UserView.of(token.user(), call.base()));
        return Json.answer(200, json);
    }

    private static EmulatedToken requireToken(Call call) {
        return call.caller().token().orElseThrow(ApiError::unauthorized);
    }
}
