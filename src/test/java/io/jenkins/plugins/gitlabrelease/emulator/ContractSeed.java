package io.jenkins.plugins.gitlabrelease.emulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** The {@code given} lines of the cases: how each prepares the project {@code acme/app}. */
final class ContractSeed {

    private final GitLabEmulator gitlab;
    private final EmulatedProject app;
    private final MutableClock clock;
    private final SecondOrigin storage;

    ContractSeed(GitLabEmulator gitlab, EmulatedProject app, MutableClock clock, SecondOrigin storage) {
        this.gitlab = gitlab;
        this.app = app;
        this.clock = clock;
        this.storage = storage;
    }

    void apply(String phrase) {
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
}
