package io.jenkins.plugins.gitlabrelease.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plays a case against a server. */
final class ContractPlayer {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern REQUEST = Pattern.compile("(GET|HEAD|POST|PUT|DELETE|PATCH) (\\S+)(?: as (\\S+))?");
    private static final Pattern VARIABLE = Pattern.compile("\\$([a-z]+)");
    private static final LocalDate DAY_OF_THE_CASES = LocalDate.parse("2026-01-15");
    private static final Pattern DATE = Pattern.compile("\\b2\\d{3}-[01]\\d-[0-3]\\d");
    private static final Pattern TIME_OF_THE_CASES = Pattern.compile("2026-01-15T12:[0-9:.]+(Z|\\+00:00)");

    private final ContractServer server;
    private final Map<String, String> variables = new HashMap<>();

    private Matcher request;
    private String contentType;
    private String body;
    private HttpResponse<String> answer;

    ContractPlayer(ContractServer server) {
        this.server = server;
        variables.putAll(server.variables());
    }

    /**
     * Plays it to its end.
     *
     * @throws AssertionError where the server answers otherwise than the case says
     * @throws ContractServer.NotPlayable where the server, the token or the edition does not allow it
     */
    void play(ContractCase played) throws Exception {
        for (String line : played.lines()) {
            requireSameSideOfNow(line);
            String[] wordAndRest = filled(line).split(" ", 2);
            line(wordAndRest[0], wordAndRest.length == 1 ? "" : wordAndRest[1], filled(line));
        }
    }

    /** A date between the time of the cases and now is in the future there and in the past here. */
    private void requireSameSideOfNow(String line) throws ContractServer.NotPlayable {
        if (server.isOfTheirTime()) {
            return;
        }
        Matcher date = DATE.matcher(line);
        while (date.find()) {
            LocalDate day = LocalDate.parse(date.group());
            if (day.isAfter(DAY_OF_THE_CASES) && !day.isAfter(LocalDate.now(ZoneOffset.UTC))) {
                throw new ContractServer.NotPlayable("it takes a clock of " + DAY_OF_THE_CASES);
            }
        }
    }

    private void line(String word, String rest, String whole) throws Exception {
        switch (word) {
            case "given" -> server.given(rest);
            case "body" -> body(rest, "application/json");
            case "form" -> body(rest, "application/x-www-form-urlencoded");
            case "bytes" -> body(rest, "application/octet-stream");
            case "->" -> {
                int status = Integer.parseInt(rest.strip());
                if (status == 403 && !server.isRefusable(sender())) {
                    throw new ContractServer.NotPlayable("the token is of a higher role than " + sender());
                }
                send();
                assertEquals(status, answer.statusCode(), answer.body());
            }
            case "is" -> {
                JsonNode expected = json(timeless(rest));
                requireSame(expected);
                if (server.isOfTheirTime()) {
                    assertEquals(expected, json(answer.body()));
                } else {
                    assertEquals(expected.size(), json(answer.body()).size(), answer.body());
                }
            }
            case "has" -> requireSame(json(timeless(rest)));
            case "lacks" -> assertTrue(json(answer.body()).at(rest).isMissingNode(), answer.body());
            case "text" -> assertEquals(rest.replace("\\n", "\n"), answer.body());
            case "begins" -> assertTrue(answer.body().startsWith(rest), answer.body());
            case "header" -> header(rest);
            case "no-header" -> assertTrue(answer.headers().firstValue(rest).isEmpty(), answer.headers()::toString);
            case "keep" -> keep(rest);
            case "files" -> assertEquals(Integer.parseInt(rest), server.packageFiles());
            case "tags" -> assertEquals(rest, server.tags());
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
        HttpRequest.Builder built = HttpRequest.newBuilder(URI.create(server.url() + "/api/v4" + request.group(2)))
                .method(request.group(1), body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!contentType.isEmpty()) {
            built.header("Content-Type", contentType);
        }
        server.authorize(built, sender());
        answer = HTTP.send(built.build(), BodyHandlers.ofString());
    }

    private String sender() {
        return request.group(3) == null ? "developer" : request.group(3);
    }

    private void requireSame(JsonNode expected) throws Exception {
        Optional<String> difference = JsonMatch.difference("", expected, json(answer.body()));
        assertTrue(difference.isEmpty(), () -> difference.get() + " in " + answer.body());
    }

    /** On a server with a clock that runs, a time of the cases stands for any. */
    private String timeless(String json) {
        return server.isOfTheirTime() ? json : TIME_OF_THE_CASES.matcher(json).replaceAll("<any>");
    }

    private void header(String nameAndValue) {
        String[] parts = nameAndValue.split(": ?", 2);
        assertEquals(parts[1], answer.headers().firstValue(parts[0]).orElse("(absent)"), answer.headers()::toString);
    }

    private void keep(String nameAndPointer) throws Exception {
        String[] parts = nameAndPointer.split(" ");
        variables.put(parts[0], json(answer.body()).at(parts[1]).asText());
    }

    private String filled(String line) throws ContractServer.NotPlayable {
        String path = server.project();
        String here = path.equals("acme/app")
                ? line
                : line.replace("acme%2Fapp", path.replace("/", "%2F"))
                        .replace("acme/app", path)
                        .replaceAll("(/-/archive/\\S*/)app-", "$1" + path.substring(path.lastIndexOf('/') + 1) + "-")
                        .replace(
                                "/groups/acme",
                                "/groups/"
                                        + path.substring(0, path.lastIndexOf('/'))
                                                .replace("/", "%2F"));
        Matcher name = VARIABLE.matcher(here);
        while (!server.isOfTheirTime() && name.find()) {
            if (!variables.containsKey(name.group(1))) {
                throw new ContractServer.NotPlayable("it takes the " + name.group(1) + " of an emulator");
            }
        }
        return VARIABLE.matcher(here)
                .replaceAll(found -> Matcher.quoteReplacement(variables.getOrDefault(found.group(1), found.group())));
    }

    private static JsonNode json(String text) throws Exception {
        return Json.MAPPER.readTree(text);
    }

    /**
     * One case of the contract: what is given, then requests with the answers that they must get.
     *
     * @param title begins with the section of the contract that says so
     * @param lines as they stand in the file, without comments
     */
    record ContractCase(String title, List<String> lines) {

        private static final String START = "== ";

        private static final List<String> FILES = List.of(
                "1-all-routes.txt",
                "2-release-json.txt",
                "3-releases.txt",
                "3-more-of-releases.txt",
                "4-links.txt",
                "5-packages.txt",
                "6-supporting.txt",
                "7-gitlab-13.txt",
                "11-newer-facts.txt");

        /** Reads all cases. */
        static List<ContractCase> all() {
            List<ContractCase> all = new ArrayList<>();
            for (String file : FILES) {
                try (InputStream in = ContractCase.class.getResourceAsStream("contract/" + file)) {
                    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    all.addAll(parse(text.lines().toList()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return all;
        }

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
