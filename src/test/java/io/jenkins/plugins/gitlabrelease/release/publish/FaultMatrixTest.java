package io.jenkins.plugins.gitlabrelease.release.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.emulator.Faults.FaultRule;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.LinkRequest;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every fault on every kind of request, once and for good, with the outcome that {@code docs/internals/fault-matrix.md} promises. The
 * table there is what these tests read; a row or column that is missing here fails, and so does one missing there.
 */
class FaultMatrixTest {

    private static final Path TABLE = Path.of("docs/internals/fault-matrix.md");

    private static final Asset JAR = BytesAsset.of("app.jar", "the jar");
    private static final Asset NEW_JAR = BytesAsset.of("app.jar", "another jar");
    private static final Asset OLD = BytesAsset.of("old.txt", "not wanted any more");

    /** A kind of request: how to recognise it. */
    private record Kind(String method, String pathPart) {}

    private static final Map<String, Kind> KINDS = new LinkedHashMap<>();
    private static final Map<String, Fault> FAULTS = new LinkedHashMap<>();

    static {
        KINDS.put("read the project", new Kind("GET", "projects/acme%2Fapp"));
        KINDS.put("read the release", new Kind("GET", "/releases/v1.0"));
        KINDS.put("read the tag", new Kind("GET", "/repository/tags/"));
        KINDS.put("list packages", new Kind("GET", "/packages?"));
        KINDS.put("list package files", new Kind("GET", "/package_files"));
        KINDS.put("ask for the token", new Kind("GET", "/personal_access_tokens/self"));
        KINDS.put("list protected tags", new Kind("GET", "/protected_tags"));
        KINDS.put("find the milestone", new Kind("GET", "/milestones"));
        KINDS.put("upload a file", new Kind("PUT", "/packages/generic/"));
        KINDS.put("create the release", new Kind("POST", "/releases"));
        KINDS.put("update the release", new Kind("PUT", "/releases/v1.0"));
        KINDS.put("create a link", new Kind("POST", "/assets/links"));
        KINDS.put("update a link", new Kind("PUT", "/assets/links/"));
        KINDS.put("delete a link", new Kind("DELETE", "/assets/links/"));
        KINDS.put("delete a package file", new Kind("DELETE", "/package_files/"));
        KINDS.put("collect evidence", new Kind("POST", "/evidence"));

        FAULTS.put("500", Fault.status(500));
        FAULTS.put("502", Fault.status(502));
        FAULTS.put("reset", Fault.reset());
        FAULTS.put("closed", Fault.close());
        FAULTS.put("done, closed", Fault.commitThenClose());
        FAULTS.put("done, 500", Fault.commitThenStatus(500));
        FAULTS.put("truncated", Fault.truncate());
        FAULTS.put("not JSON", Fault.notJson());
        FAULTS.put("429", Fault.rateLimited(Instant.EPOCH, Instant.EPOCH.plusSeconds(60)));
        FAULTS.put("409 lock", Fault.resourceLock());
        FAULTS.put("403", Fault.message(403, "403 Forbidden"));
        FAULTS.put("413", Fault.tooLarge());
    }

    @TestFactory
    List<DynamicTest> everyFaultEndsAsPromised() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        promises()
                .forEach((kind, cells) -> cells.forEach((fault, promise) -> tests.add(dynamicTest(
                        kind + ": " + fault,
                        () -> assertEquals(
                                promise, outcome(kind, fault, true) + " / " + outcome(kind, fault, false))))));
        assertEquals(KINDS.size() * FAULTS.size(), tests.size(), "the table is complete");
        return tests;
    }

    private static String outcome(String kind, String fault, boolean once) throws Exception {
        try (EngineFixture fixture = new EngineFixture()) {
            boolean fresh = kind.equals("create the release") || kind.equals("read the tag");
            fixture.project.milestone("1.0");
            if (!fresh) {
                fixture.publish(former());
            }
            Snapshot before = fixture.snapshot();
            FaultRule rule = fixture.gitlab
                    .faults()
                    .on(KINDS.get(kind).method(), KINDS.get(kind).pathPart(), FAULTS.get(fault));
            if (once) {
                rule.times(1);
            }
            fixture.gitlab.clearRequests();
            String outcome = tryToPublish(fixture, before);
            assertTrue(met(fixture, KINDS.get(kind)), "the request is made at all");
            fixture.gitlab.faults().clear();
            fixture.publish(wanted());
            assertEquals(List.of("Manual", "app.jar", "new.txt"), links(fixture), "the next run repairs everything");
            assertEquals(
                    List.of("app.jar", "new.txt"),
                    fixture.storedFiles().stream().sorted().toList());
            return outcome;
        }
    }

    private static String tryToPublish(EngineFixture fixture, Snapshot before) throws InterruptedException {
        try {
            fixture.publish(wanted());
            return "published";
        } catch (ReleaseException e) {
            assertTrue(e.getMessage().startsWith("Release v1.0 was not published: "), e.getMessage());
            return fixture.snapshot().releases().equals(before.releases()) ? "refused" : "unfinished";
        }
    }

    private static boolean met(EngineFixture fixture, Kind kind) {
        return fixture.gitlab.requests().stream()
                .anyMatch(request ->
                        request.method().equals(kind.method()) && (request.rawPath() + "?").contains(kind.pathPart()));
    }

    private static List<String> links(EngineFixture fixture) {
        return fixture.project.release("v1.0").links().stream()
                .map(link -> link.name())
                .sorted()
                .toList();
    }

    private static ReleaseRequest former() {
        LinkRequest manual = new LinkRequest("Manual", "https://example.com/1", LinkType.RUNBOOK, null);
        return RequestBuilder.of("v1.0")
                .name("1.0 rc")
                .assets(List.of(JAR, OLD))
                .links(List.of(manual))
                .build();
    }

    private static ReleaseRequest wanted() {
        LinkRequest manual = new LinkRequest("Manual", "https://example.com/2", LinkType.RUNBOOK, null);
        return RequestBuilder.of("v1.0")
                .name("1.0")
                .milestones(List.of("1.0"))
                .assets(List.of(NEW_JAR, BytesAsset.of("new.txt", "new")))
                .links(List.of(manual))
                .prune(true)
                .evidence(true)
                .build();
    }

    private static Map<String, Map<String, String>> promises() throws IOException {
        List<String> rows = Files.readAllLines(TABLE).stream()
                .filter(line -> line.startsWith("|") && !line.startsWith("|-"))
                .toList();
        List<String> faults = cells(rows.get(0));
        assertEquals(new ArrayList<>(FAULTS.keySet()), faults.subList(1, faults.size()));
        Map<String, Map<String, String>> promises = new LinkedHashMap<>();
        for (String row : rows.subList(1, rows.size())) {
            List<String> cells = cells(row);
            Map<String, String> outcomes = new LinkedHashMap<>();
            for (int i = 1; i < faults.size(); i++) {
                outcomes.put(faults.get(i), cells.get(i));
            }
            promises.put(cells.get(0), outcomes);
        }
        assertEquals(new ArrayList<>(KINDS.keySet()), new ArrayList<>(promises.keySet()));
        return promises;
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.substring(1, row.lastIndexOf('|')).split("\\|"))
                .map(String::strip)
                .toList();
    }
}
