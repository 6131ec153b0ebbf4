package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedProject.Visibility;
import io.jenkins.plugins.gitlabrelease.emulator.Tokens.TokenKind;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An emulator for one case: its project {@code acme/app}, a clock that stands still, and a token for everybody who sends
 * requests in the cases.
 */
final class EmulatedContractServer implements ContractServer {

    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

    private final MutableClock clock = new MutableClock(NOW);
    private final GitLabEmulator gitlab = GitLabEmulator.builder().clock(clock).start();
    private final SecondOrigin storage = SecondOrigin.start();
    private final EmulatedProject app = gitlab.project("acme/app");
    private final ContractTokens tokens = new ContractTokens(gitlab.tokens(), app, NOW);

    EmulatedContractServer() {
        gitlab.settings().unknownKeys(false);
    }

    @Override
    public String url() {
        return gitlab.url();
    }

    @Override
    public String project() {
        return app.path();
    }

    @Override
    public Map<String, String> variables() {
        return Map.of(
                "app", Long.toString(app.id()),
                "url", gitlab.url(),
                "storage", storage.url(),
                "role", "30",
                "token", tokens.value("developer"),
                "job", tokens.value("job"));
    }

    @Override
    public boolean isOfTheirTime() {
        return true;
    }

    @Override
    public void authorize(HttpRequest.Builder request, String sender) {
        tokens.authorize(request, sender);
    }

    @Override
    public boolean isRefusable(String sender) {
        return true;
    }

    @Override
    public int packageFiles() {
        return app.packageFiles().size();
    }

    @Override
    public String tags() {
        return String.join(" ", app.tags().keySet());
    }

    @Override
    public void close() {
        gitlab.close();
        storage.close();
    }

    @Override
    public void given(String phrase) {
        String[] words = phrase.split(" ");
        String what = words[0];
        String[] with = Arrays.copyOfRange(words, 1, words.length);
        if (!server(what, with) && !project(what, with) && !content(what, with)) {
            throw new IllegalArgumentException("given what? " + phrase);
        }
    }

    private boolean server(String what, String... with) {
        EmulatorSettings settings = gitlab.settings();
        switch (what) {
            case "gitlab-13" -> settings.dialect(Dialect.V13);
            case "community-edition" -> settings.enterprise(false);
            case "external-url" -> settings.externalUrl(with[0]);
            case "no-packages-on-server" -> settings.packages(false);
            case "largest-package-file" -> settings.maxPackageFileSize(Long.parseLong(with[0]));
            case "largest-body-of-proxy" -> settings.proxyBodyLimit(Long.parseLong(with[0]));
            case "object-storage" -> settings.objectStorage(storage);
            case "historical-key" -> settings.historicalKey(true);
            case "requests-per-minute" ->
                gitlab.rateLimiter().authenticated(Integer.parseInt(with[0]), Duration.ofMinutes(1));
            case "requests-per-hour" ->
                gitlab.rateLimiter().authenticated(Integer.parseInt(with[0]), Duration.ofHours(1));
            case "anonymous-requests-per-minute" ->
                gitlab.rateLimiter().unauthenticated(Integer.parseInt(with[0]), Duration.ofMinutes(1));
            case "package-requests-per-minute" ->
                gitlab.rateLimiter().packages(Integer.parseInt(with[0]), Duration.ofMinutes(1));
            case "time-passes" -> clock.advance(Duration.parse(with[0]));
            case "no-duplicates" -> app.group().duplicatePackageFiles(false, with.length == 0 ? "" : with[0]);
            case "duplicates-except" -> app.group().duplicatePackageFiles(true, with[0]);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean project(String what, String... with) {
        switch (what) {
            case "public" -> app.visibility(Visibility.PUBLIC);
            case "internal" -> app.visibility(Visibility.INTERNAL);
            case "archived" -> app.switches().archived(true);
            case "releases" -> app.switches().releases(with[0]);
            case "package-status" -> app.packageStatus(with[0], with[1], with[2]);
            case "no-packages" -> app.switches().packages(false);
            case "protected-package" -> app.switches().protectPackage(with[0]);
            case "protected-tags" -> app.protectTag(with[0], Role.valueOf(with[1]));
            case "hook-refuses-tags" -> app.refuseTags(String.join(" ", with));
            case "former-path" -> app.formerPath(with[0]);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean content(String what, String... with) {
        switch (what) {
            case "tag" -> app.tag(with[0]);
            case "branch" -> app.branch(with[0]);
            case "tag-vanishes" -> app.deleteTag(with[0]);
            case "commit" -> app.commit("main", String.join(" ", with).replace("|", "\n"));
            case "milestone" -> app.milestone(with[0]);
            case "closed-milestone" -> {
                app.milestone(with[0]);
                app.closeMilestone(with[0]);
            }
            case "group-milestone" -> app.group().milestone(with[0]);
            case "release" -> app.addRelease(with[0], null, "Notes");
            case "release-of" -> app.addRelease(with[0], null, "Notes", Instant.parse(with[1]));
            case "other-project-release" -> gitlab.project(with[0]).addRelease(with[1], null, "Notes");
            case "link" -> app.addLink(with[0], with[1], with[2], with.length > 3 ? with[3] : null);
            case "package-file" ->
                app.addPackageFile(with[0], with[1], with[2], with[3].getBytes(StandardCharsets.UTF_8));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Who can send the requests of the cases: {@code as developer}, {@code as developer-by-bearer}. */
    static final class ContractTokens {

        private final Map<String, EmulatedToken> byName = new HashMap<>();

        ContractTokens(Tokens tokens, EmulatedProject app, Instant now) {
            for (Role role : Role.values()) {
                byName.put(
                        role.name().toLowerCase(Locale.ROOT),
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
            byName.put("deploy-only-writer", tokens.deploy(app, "write_package_registry"));
            byName.put("invited", tokens.personal("api").sharedRole(app, Role.DEVELOPER));
            byName.put("administrator", tokens.personal("api").administrator());
            byName.put(
                    "granular-publisher",
                    tokens.personal()
                            .role(app, Role.DEVELOPER)
                            .granular("Release: Create", "Release: Read", "Package: Create"));
            byName.put(
                    "granular-self",
                    tokens.personal().role(app, Role.DEVELOPER).granular("Personal Access Token: Read"));
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
}
