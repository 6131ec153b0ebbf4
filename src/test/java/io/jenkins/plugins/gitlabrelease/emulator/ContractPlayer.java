package io.jenkins.plugins.gitlabrelease.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.gitlabrelease.emulator.ContractSeed.ContractTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plays a case against an emulator of its own, whose clock stands still. */
final class ContractPlayer implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    private static final Pattern REQUEST = Pattern.compile("(GET|HEAD|POST|PUT|DELETE|PATCH) (\\S+)(?: as (\\S+))?");
    private static final Pattern VARIABLE = Pattern.compile("\\$([a-z]+)");

    private final MutableClock clock = new MutableClock(NOW);
    private final GitLabEmulator gitlab = GitLabEmulator.builder().clock(clock).start();
    private final SecondOrigin storage = SecondOrigin.start();
    private final EmulatedProject app = gitlab.project("acme/app");
    private final ContractSeed seed = new ContractSeed(gitlab, app, clock, storage);
    private final ContractTokens tokens = new ContractTokens(gitlab.tokens(), app, NOW);
    private final Map<String, String> variables = new HashMap<>();

    private Matcher request;
    private String contentType;
    private String body;
    private HttpResponse<String> answer;

    ContractPlayer() {
        gitlab.settings().unknownKeys(false);
        variables.put("app", Long.toString(app.id()));
        variables.put("url", gitlab.url());
        variables.put("storage", storage.url());
        variables.put("token", tokens.value("developer"));
        variables.put("job", tokens.value("job"));
    }

    void play(ContractCase played) throws Exception {
        for (String line : played.lines()) {
            String[] wordAndRest = filled(line).split(" ", 2);
            line(wordAndRest[0], wordAndRest.length == 1 ? "" : wordAndRest[1], filled(line));
        }
    }

    private void line(String word, String rest, String whole) throws Exception {
        switch (word) {
            case "given" -> seed.apply(rest);
            case "body" -> body(rest, "application/json");
            case "form" -> body(rest, "application/x-www-form-urlencoded");
            case "bytes" -> body(rest, "application/octet-stream");
            case "->" -> {
                send();
                assertEquals(Integer.parseInt(rest.strip()), answer.statusCode(), answer.body());
            }
            case "is" -> assertEquals(json(rest), json(answer.body()));
            case "has" ->
                assertEquals(
                        "",
                        JsonMatch.difference("", json(rest), json(answer.body()))
                                .orElse(""),
                        answer.body());
            case "lacks" -> assertTrue(json(answer.body()).at(rest).isMissingNode(), answer.body());
            case "text" -> assertEquals(rest.replace("\\n", "\n"), answer.body());
            case "begins" -> assertTrue(answer.body().startsWith(rest), answer.body());
            case "header" -> header(rest);
            case "no-header" -> assertTrue(answer.headers().firstValue(rest).isEmpty(), answer.headers()::toString);
            case "keep" -> keep(rest);
            case "files" ->
                assertEquals(Integer.parseInt(rest), app.packageFiles().size());
            case "tags" -> assertEquals(rest, String.join(" ", app.tags().keySet()));
            default -> {
                request = REQUEST.matcher(whole);
                assertTrue(request.matches(), whole);
                body("", "");
            }
        }
    }

    private void body(String text, String type) {
        body = text;
        contentType = type;
    }

    private void send() throws Exception {
        HttpRequest.Builder built = HttpRequest.newBuilder(URI.create(gitlab.url() + "/api/v4" + request.group(2)))
                .method(request.group(1), body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!contentType.isEmpty()) {
            built.header("Content-Type", contentType);
        }
        tokens.authorize(built, request.group(3) == null ? "developer" : request.group(3));
        answer = HTTP.send(built.build(), BodyHandlers.ofString());
    }

    private void header(String nameAndValue) {
        String[] parts = nameAndValue.split(": ?", 2);
        assertEquals(parts[1], answer.headers().firstValue(parts[0]).orElse("(absent)"), answer.headers()::toString);
    }

    private void keep(String nameAndPointer) throws Exception {
        String[] parts = nameAndPointer.split(" ");
        variables.put(parts[0], json(answer.body()).at(parts[1]).asText());
    }

    private String filled(String line) {
        return VARIABLE.matcher(line)
                .replaceAll(name -> Matcher.quoteReplacement(variables.getOrDefault(name.group(1), name.group())));
    }

    private static JsonNode json(String text) throws Exception {
        return Json.MAPPER.readTree(text);
    }

    @Override
    public void close() {
        gitlab.close();
        storage.close();
    }

    /**
     * One case of the contract: what is given, then requests with the answers that they must get.
     *
     * @param title begins with the section of the contract that says so
     * @param lines as they stand in the file, without comments
     */
    record ContractCase(String title, List<String> lines) {

        private static final String START = "== ";

        /** Reads the cases of a file, whose form its first lines explain. */
        static List<ContractCase> parse(List<String> text) {
            List<ContractCase> cases = new ArrayList<>();
            for (String line : text) {
                if (line.startsWith(START)) {
                    cases.add(new ContractCase(line.substring(START.length()).strip(), new ArrayList<>()));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    cases.get(cases.size() - 1).lines().add(line.strip());
                }
            }
            return cases;
        }
    }

    /** Compares JSON with what is expected of it. In the latter {@code "<any>"} stands for any value. */
    static final class JsonMatch {

        private JsonMatch() {}

        /** Says where a value differs from what it must be, or at least contain; keys that are not expected do not count. */
        static Optional<String> difference(String at, JsonNode expected, JsonNode actual) {
            if (expected.isTextual() && expected.asText().equals("<any>") && !actual.isMissingNode()) {
                return Optional.empty();
            }
            if (expected.isObject() && actual.isObject()) {
                return ofFields(at, expected, actual);
            }
            if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
                return ofItems(at, expected, actual);
            }
            return expected.equals(actual)
                    ? Optional.empty()
                    : Optional.of(at + " is " + (actual.isMissingNode() ? "absent" : actual) + ", not " + expected);
        }

        private static Optional<String> ofFields(String at, JsonNode expected, JsonNode actual) {
            for (Map.Entry<String, JsonNode> field : expected.properties()) {
                Optional<String> difference =
                        difference(at + "/" + field.getKey(), field.getValue(), actual.path(field.getKey()));
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Optional.empty();
        }

        private static Optional<String> ofItems(String at, JsonNode expected, JsonNode actual) {
            for (int i = 0; i < expected.size(); i++) {
                Optional<String> difference = difference(at + "/" + i, expected.get(i), actual.get(i));
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Optional.empty();
        }
    }
}
