package io.jenkins.plugins.gitlabrelease.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.jenkins.plugins.gitlabrelease.emulator.RecordedRequest;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/internals/api-coverage.md says that a step does with GitLab's API is what the step does. */
class ApiCoverageTest {

    private static final String PLUGIN = "io.jenkins.plugins.gitlabrelease";
    private static final String CLIENT = PLUGIN + ".gitlab";
    private static final Pattern REQUEST = Pattern.compile("(GET|POST|PUT|DELETE) (/.*)");
    private static final Pattern OPERATION = Pattern.compile("([A-Z]\\w+)\\.([a-z]\\w+)");
    private static final Pattern METHOD = Pattern.compile("\\.([a-z]\\w*)");
    private static final Set<String> STEPS = PluginSteps.byName().keySet();

    @TempDir
    static Path directory;

    private static Map<String, List<RecordedRequest>> traffic;
    private static Markdown document;
    private static JavaClasses classes;

    @BeforeAll
    static void recordTheSteps() throws Exception {
        traffic = StepTraffic.record(directory);
        document = Markdown.of(Path.of("docs/internals/api-coverage.md"));
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(PLUGIN);
    }

    private static List<Map<String, String>> rows() {
        return Stream.of("Releases", "Release links", "Generic packages", "Around releases")
                .flatMap(section -> document.section(section).rows().stream())
                .toList();
    }

    private static String stepCell(Map<String, String> row) {
        return row.containsKey("Step") ? row.get("Step") : row.get("Parameter");
    }

    private static List<String> stepsIn(String cell) {
        return Markdown.codeIn(cell).stream().filter(STEPS::contains).toList();
    }

    @Test
    void everyStepRuns() {
        assertEquals(STEPS, traffic.keySet());
    }

    @Test
    void everyRowNamesAStepAndWhatThatStepHas() {
        assertTrue(rows().size() > 50, rows()::toString);
        for (Map<String, String> row : rows()) {
            String cell = stepCell(row);
            List<String> steps = stepsIn(cell);
            assertFalse(steps.isEmpty(), row::toString);
            Set<String> known = new TreeSet<>(steps);
            steps.forEach(step -> known.addAll(StepNames.of(step)));
            for (String name : Markdown.codeIn(cell)) {
                assertTrue(known.contains(name), () -> "no step of the row has " + name + ": " + row);
            }
        }
    }

    @Test
    void everyRequestIsSentByTheStepsOfItsRow() {
        for (Map<String, String> row : rows()) {
            for (String code : Markdown.codeIn(row.getOrDefault("Request", ""))) {
                var request = REQUEST.matcher(code);
                if (request.matches()) {
                    boolean sent = !stepCell(row).startsWith("another way");
                    for (String step : stepsIn(stepCell(row))) {
                        assertEquals(sent, sends(step, request.group(1), request.group(2)), step + ": " + row);
                    }
                }
            }
        }
    }

    private static boolean sends(String step, String method, String path) {
        String regex = path.replaceAll("[*]\\w+|:direct_asset_path", ".+").replaceAll(":\\w+", "[^/]+");
        return traffic.get(step).stream()
                .anyMatch(request ->
                        request.method().equals(method) && request.rawPath().matches("/api/v4" + regex));
    }

    @Test
    void everyAttributeOfTheListIsSent() {
        for (Map<String, String> row : rowsWith("Parameter")) {
            List<String> names = Markdown.codeIn(row.get("Attribute"));
            if (!row.containsKey("Create") && !names.contains("id")) {
                for (String step : stepsIn(stepCell(row))) {
                    assertTrue(names.stream().anyMatch(name -> asks(step, name)), step + ": " + row);
                }
            }
        }
    }

    @Test
    void everyAttributeOfCreateAndUpdateIsSent() {
        for (Map<String, String> row : rowsWith("Create")) {
            String key = Markdown.codeIn(row.get("Attribute")).get(0).replaceAll(".*:", "");
            assertEquals(!key.equals("id"), writes("POST", "/releases", key), row::toString);
            if (row.get("Update").equals("the same")) {
                assertTrue(writes("PUT", "/releases/[^/]+/assets/links/\\d+", key), row::toString);
                assertTrue(writes("POST", "/releases/[^/]+/assets/links", key), row::toString);
            } else {
                boolean updates = row.get("Update").startsWith("`.");
                assertEquals(updates, writes("PUT", "/releases/[^/]+", key), row::toString);
            }
        }
    }

    private static List<Map<String, String>> rowsWith(String column) {
        return rows().stream().filter(row -> row.containsKey(column)).toList();
    }

    private static boolean asks(String step, String parameter) {
        return traffic.get(step).stream().anyMatch(request -> ("&" + request.query()).contains("&" + parameter + "="));
    }

    private static boolean writes(String method, String path, String key) {
        return traffic.get("gitlabRelease").stream()
                .filter(request -> request.method().equals(method))
                .filter(request -> request.rawPath().matches("/api/v4/projects/[^/]+" + path))
                .anyMatch(request -> request.body().contains("\"" + key + "\":"));
    }

    @Test
    void everyOperationOfTheClientIsCalledOrSaidNotToBe() {
        Set<String> unused = new TreeSet<>(operations());
        unused.removeAll(called());
        Set<String> said = document.section("Also in the client").lines().stream()
                .takeWhile(line -> !line.startsWith("*Test connection*"))
                .flatMap(line -> Markdown.codeIn(line).stream())
                .filter(code -> OPERATION.matcher(code).matches())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(unused, said);
    }

    /** Whatever sends a request: the methods of the client's parts, and those of the client itself. */
    private static Set<String> operations() {
        Stream<Class<?>> parts = Arrays.stream(GitLabClient.class.getMethods())
                .<Class<?>>map(Method::getReturnType)
                .filter(type -> type.getSimpleName().endsWith("Api"));
        Set<String> operations = new TreeSet<>();
        parts.flatMap(part -> Arrays.stream(part.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .forEach(method -> operations.add(method.getDeclaringClass().getSimpleName() + "." + method.getName()));
        operations.addAll(Set.of(
                "GitLabClient.user",
                "GitLabClient.token",
                "GitLabClient.project",
                "GitLabClient.groupReleases",
                "GitLabClient.version"));
        return operations;
    }

    private static Set<String> called() {
        return classes.stream()
                .filter(caller -> !caller.getPackageName().startsWith(CLIENT))
                .flatMap(caller -> caller.getAccessesFromSelf().stream())
                .map(access -> access.getTargetOwner().getSimpleName() + "." + access.getName())
                .collect(Collectors.toSet());
    }

    @Test
    void everyMethodOfTheClientExists() {
        Set<String> methods = classes.stream()
                .filter(part -> part.getPackageName().startsWith(CLIENT))
                .flatMap(part -> part.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaMember::getName)
                .collect(Collectors.toSet());
        for (Map<String, String> row : rows()) {
            Stream.of("Client", "Create", "Update")
                    .flatMap(column -> Markdown.codeIn(row.getOrDefault(column, "")).stream())
                    .flatMap(code -> METHOD.matcher(code).results())
                    .map(match -> match.group(1))
                    .forEach(name -> assertTrue(methods.contains(name), () -> name + ": " + row));
        }
    }
}
