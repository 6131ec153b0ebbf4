package io.jenkins.plugins.gitlabrelease.emulator;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Who can send the requests of the cases: {@code as developer}, {@code as developer-by-bearer}. */
final class ContractTokens {

    private final Map<String, EmulatedToken> byName = new HashMap<>();

    ContractTokens(Tokens tokens, EmulatedProject app, Instant now) {
        for (Role role : Role.values()) {
            byName.put(
                    role.name().toLowerCase(java.util.Locale.ROOT),
                    tokens.personal("api").role(app, role));
        }
        byName.put("stranger", byName.get("none"));
        byName.put("reader", tokens.personal("read_api").role(app, Role.MAINTAINER));
        byName.put("user-reader", tokens.personal("read_user").role(app, Role.MAINTAINER));
        byName.put("expired", tokens.personal("api").role(app, Role.OWNER).expiresAt(now));
        byName.put("expiring", tokens.personal("api").role(app, Role.OWNER).expiresAt(now.plusSeconds(86_400)));
        byName.put("revoked", tokens.personal("api").role(app, Role.OWNER).revoke());
        byName.put("oauth", tokens.oauth("api").role(app, Role.DEVELOPER));
        byName.put("job", tokens.job(Role.DEVELOPER));
        byName.put("finished-job", tokens.job(Role.DEVELOPER).finishJob());
        byName.put("deploy-writer", tokens.deploy(app, "write_package_registry", "read_package_registry"));
        byName.put("deploy-reader", tokens.deploy(app, "read_package_registry"));
    }

    /** Adds the credential to a request; nothing for {@code nobody}. */
    void authorize(HttpRequest.Builder request, String sender) {
        String[] nameAndWay = sender.split("-by-");
        if (sender.equals("nobody")) {
            return;
        }
        EmulatedToken token = byName.get(nameAndWay[0]);
        String value = token == null ? "no-such-token" : token.value();
        String way = nameAndWay.length == 1 ? usualWay(token) : nameAndWay[1];
        switch (way) {
            case "bearer" -> request.header("Authorization", "Bearer " + value);
            case "basic" ->
                request.header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(("anyone:" + value).getBytes(StandardCharsets.UTF_8)));
            default -> request.header(way, value);
        }
    }

    /** Returns a secret, to be sent in a query. */
    String value(String name) {
        return byName.get(name).value();
    }

    private static String usualWay(EmulatedToken token) {
        if (token == null || token.kind() == TokenKind.PERSONAL) {
            return "PRIVATE-TOKEN";
        }
        return switch (token.kind()) {
            case JOB -> "JOB-TOKEN";
            case DEPLOY -> "DEPLOY-TOKEN";
            default -> "bearer";
        };
    }
}
