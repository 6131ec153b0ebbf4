package io.jenkins.plugins.gitlabrelease.gitlab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.gitlabrelease.emulator.Dialect;
import io.jenkins.plugins.gitlabrelease.emulator.GitLabEmulator;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Scripted;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GroupId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewLink;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewRelease;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseFields;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseQuery;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.HarmlessText;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * Whatever a server answers becomes a value that Jenkins can keep and print, or a {@link GitLabException}: every field of
 * every answer in turn holds what it must not.
 */
class GarbageAnswersTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ProjectId APP = ProjectId.of("acme/app");

    private static final List<String> GARBAGE = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e300",
            "99999999999999999999",
            "9223372036854775807",
            "\"\"",
            "\" \"",
            "\".\"",
            "\"..\"",
            "\"\\u0000\"",
            "\"a\\uffff\\ufffeb\"",
            "\"\\ud800\"",
            "\"\\u202egnp.exe\"",
            "\"a\\nb\\u0007\"",
            "\"999999999-12-31T23:59:59Z\"",
            "\"+999999999-12-31T23:59:59-18:00\"",
            "\"-999999999-01-01T00:00:00+18:00\"",
            "\"0000-00-00\"",
            "\"9999-12-31T23:59:59-18:00\"",
            "\"2026-02-30T25:61:61Z\"",
            "\"" + "x".repeat(200_000) + "\"",
            "[]",
            "[null]",
            "[[[]]]",
            "[{}]",
            "[1,\"a\",null]",
            "{}",
            "{\"id\":null}",
            "[".repeat(150) + "]".repeat(150));

    private interface Question {
        Object ask(GitLabClient client) throws Exception;
    }

    /** Every request of the client whose answer is read, by an address at which the emulator gives an example of it. */
    private static Map<String, Question> questions() {
        Map<String, Question> all = new LinkedHashMap<>();
        all.put("projects/acme%2Fapp", client -> client.project(APP));
        all.put(
                "projects/acme%2Fapp/releases/v1.0",
                client -> client.releases(APP).find("v1.0"));
        all.put(
                "projects/acme%2Fapp/releases",
                client -> client.releases(APP).list(ReleaseQuery.all()).toList());
        all.put(
                "groups/acme/releases",
                client -> client.groupReleases(GroupId.of("acme"), ReleaseQuery.Sort.DESC)
                        .toList());
        all.put(
                "projects/acme%2Fapp/releases/v1.0/assets/links",
                client -> client.releaseLinks(APP).list("v1.0"));
        all.put("projects/acme%2Fapp/packages", client -> client.packages(APP).list("app", "1.0"));
        all.put(
                "projects/acme%2Fapp/packages/$PACKAGE/package_files",
                client -> client.packages(APP).files(1));
        all.put(
                "projects/acme%2Fapp/packages/$PACKAGE/package_files#0",
                client -> client.packages(APP).upload("app", "1.0", "a", Fixture.source(new byte[3])));
        all.put(
                "projects/acme%2Fapp/repository/tags/v1.0",
                client -> client.tags(APP).find("v1.0"));
        all.put(
                "projects/acme%2Fapp/repository/commits/main/refs?type=tag",
                client -> client.tags(APP).containing("main"));
        all.put("projects/acme%2Fapp/protected_tags", client -> client.tags(APP).protectionRules());
        all.put(
                "projects/acme%2Fapp/repository/commits/main",
                client -> client.repository(APP).findCommit("main"));
        all.put(
                "projects/acme%2Fapp/repository/changelog?version=2.0.0&from=v1.0",
                client -> client.repository(APP).changelog("2.0.0", null, null, null));
        all.put(
                "projects/acme%2Fapp/milestones",
                client -> client.milestones(APP).titled("1.0"));
        all.put("user", GitLabClient::user);
        all.put("personal_access_tokens/self", GitLabClient::token);
        all.put("metadata", GitLabClient::version);
        return all;
    }

    @Test
    void everyFieldMayHoldAnything() throws Exception {
        Map<String, JsonNode> examples = examples();
        AtomicReference<String> answer = new AtomicReference<>();
        int values = 0;
        int refusals = 0;
        try (Scripted server = new Scripted(request -> HttpAnswer.text(200, "application/json", answer.get()))) {
            GitLabClient client = server.client();
            for (Map.Entry<String, Question> question : questions().entrySet()) {
                JsonNode example = examples.get(question.getKey());
                answer.set(example.toString());
                requireHarmless(question.getValue().ask(client), question.getKey());
                List<String> pointers = new ArrayList<>(List.of(""));
                collect(example, "", pointers);
                int step = 0;
                for (String pointer : pointers) {
                    for (String garbage : GARBAGE) {
                        // Deep inside, every third kind of garbage will do.
                        if (pointer.length() > 40 && step++ % 3 != 0) {
                            continue;
                        }
                        answer.set(replaced(example, pointer, garbage));
                        String where = question.getKey() + " " + pointer + " = "
                                + garbage.substring(0, Math.min(40, garbage.length()));
                        try {
                            requireHarmless(question.getValue().ask(client), where);
                            values++;
                        } catch (GitLabException refused) {
                            assertFalse(refused.getMessage().contains("\n"), where);
                            refusals++;
                        } catch (RuntimeException e) {
                            throw new AssertionError(where, e);
                        }
                    }
                }
            }
        }
        assertTrue(values > 2_000 && refusals > 500, values + " values, " + refusals + " refusals");
    }

    /** Replaces a value of a document, which may then be none that a tree can hold. */
    private static String replaced(JsonNode example, String pointer, String garbage) {
        if (pointer.isEmpty()) {
            return garbage;
        }
        JsonNode copy = example.deepCopy();
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = copy.at(pointer.substring(0, slash));
        String key = pointer.substring(slash + 1);
        if (parent instanceof ObjectNode object) {
            object.put(key, "@garbage@");
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(key), "@garbage@");
        }
        return copy.toString().replace("\"@garbage@\"", garbage);
    }

    private static void collect(JsonNode node, String at, List<String> pointers) {
        if (node.isObject()) {
            node.fieldNames().forEachRemaining(name -> {
                pointers.add(at + "/" + name);
                collect(node.get(name), at + "/" + name, pointers);
            });
        } else if (node.isArray() && !node.isEmpty()) {
            pointers.add(at + "/0");
            collect(node.get(0), at + "/0", pointers);
        }
    }

    /** Text without characters that harm, dates that any Jenkins prints, no nulls in lists, ids that are some. */
    private static void requireHarmless(Object value, String where) throws Exception {
        if (value instanceof Optional<?> optional) {
            requireHarmless(optional.orElse(null), where);
        } else if (value instanceof Collection<?> list) {
            for (Object item : list) {
                assertTrue(item != null, where);
                requireHarmless(item, where);
            }
        } else if (value instanceof String text) {
            assertEquals(HarmlessText.prose(text), text, where);
            assertTrue(text.length() <= 4_000_000, where);
        } else if (value instanceof Instant time) {
            assertEquals(
                    4,
                    DateTimeFormatter.ISO_INSTANT.format(time).indexOf('-'),
                    where + " " + time.atZone(ZoneOffset.ofHours(14)) + Date.from(time));
        } else if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                Object part = component.getAccessor().invoke(record);
                if (component.getName().equals("id") && part instanceof Long id) {
                    assertTrue(id > 0 || id == 0 && where.contains("#0"), where + " has the id " + id);
                }
                requireHarmless(part, where);
            }
        }
    }

    private static Map<String, JsonNode> examples() throws Exception {
        Map<String, JsonNode> examples = new LinkedHashMap<>();
        try (Fixture fixture = new Fixture()) {
            fixture.app.milestone("1.0");
            fixture.app.commit("main", "Add\n\nChangelog: added");
            fixture.app.protectTag("v*", Role.MAINTAINER);
            long pack = fixture.app
                    .addPackageFile("app", "1.0", "a", new byte[3])
                    .pack()
                    .id();
            fixture.releases()
                    .create(NewRelease.of("v1.0")
                            .from("main", "message")
                            .fields(ReleaseFields.NONE.name("One").milestones(List.of("1.0")))
                            .links(List.of(NewLink.of("a", "https://h/a"))));
            fixture.releases().collectEvidence("v1.0");
            String token = fixture.gitlab.token(Role.MAINTAINER, "api");
            for (String address : questions().keySet()) {
                String[] path = address.replace("$PACKAGE", Long.toString(pack)).split("#");
                HttpResponse<String> response = HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(fixture.gitlab.url() + "/api/v4/" + path[0]))
                                        .header("PRIVATE-TOKEN", token)
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                assertEquals(200, response.statusCode(), address + " " + response.body());
                JsonNode json = MAPPER.readTree(response.body());
                examples.put(address, path.length == 1 ? json : json.get(Integer.parseInt(path[1])));
            }
        }
        return examples;
    }

    @Test
    void aServerThatDoesNotShowWhatItStoredIsNotTakenForGarbage() throws Exception {
        try (Fixture old = new Fixture(GitLabEmulator.builder().dialect(Dialect.V13))) {
            assertTrue(old.files()
                            .upload("app", "1.0.0", "a", Fixture.source("abc".getBytes(UTF_8)))
                            .id()
                    > 0);
        }
    }

    @Test
    void halfASurrogatePairIsSentAsAReplacement() throws Exception {
        try (Fixture fixture = new Fixture()) {
            fixture.app.tag("v1");
            fixture.releases().create(NewRelease.of("v1").fields(ReleaseFields.NONE.description("a\ud800b")));
            assertEquals("a\ufffdb", fixture.app.release("v1").description());
        }
    }
}
