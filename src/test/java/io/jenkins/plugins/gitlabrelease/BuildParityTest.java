package io.jenkins.plugins.gitlabrelease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The build from Maven Central may not drift from the Jenkins build: what both POMs say, both say alike. */
class BuildParityTest {
    private static final String OPTIONAL = ";resolution:=optional";

    private final PomFile jenkins = PomFile.read(Path.of("pom.xml"));
    private final PomFile shared = PomFile.read(Path.of("central/pom.xml"));
    private final PomFile central = shared.child(Path.of("central/plugin/pom.xml"));

    BuildParityTest() throws IOException {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "artifactId",
                "name",
                "description",
                "url",
                "scm/connection",
                "scm/developerConnection",
                "scm/tag",
                "scm/url"
            })
    void bothDescribeThePluginAlike(String path) {
        assertFalse(jenkins.text(path).isEmpty());
        assertEquals(jenkins.text(path), central.text(path));
    }

    @Test
    void bothHaveTheSameGroupAndVersion() {
        assertEquals(jenkins.text("groupId"), central.text("parent/groupId"));
        assertEquals(jenkins.text("version"), central.text("parent/version"));
    }

    @Test
    void bothHaveTheSameLicences() {
        assertEquals(jenkins.list("licenses/license"), central.list("licenses/license"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"changelist", "jenkins.baseline", "jenkins.version", "archunit.version"})
    void bothHaveTheSameVersion(String property) {
        assertEquals(jenkins.property(property), central.property(property));
    }

    /** The Jenkins build gets its settings from its parent's defaults or its own properties. */
    @ParameterizedTest
    @ValueSource(strings = {"spotbugs.effort", "spotbugs.threshold"})
    void bothCheckAsStrictly(String property) {
        assertEquals(jenkins.property(property), central.property(property));
    }

    @Test
    void bothNeedTheSamePlugins() {
        TreeSet<String> needed = jenkins.list("dependencies/dependency").stream()
                .filter(d -> !d.containsKey("scope"))
                .map(d -> d.get("artifactId") + (d.containsKey("optional") ? " " + OPTIONAL : ""))
                .collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> packed = centralPlugins().entrySet().stream()
                .map(p -> p.getKey() + (p.getValue().endsWith(OPTIONAL) ? " " + OPTIONAL : ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(needed, packed);
    }

    /** Whoever moves the BOM has to look again at what central/ repeats from it. */
    @Test
    void centralRepeatsWhatThisVersionOfTheBomSays() {
        Map<String, String> bom = jenkins.list("dependencyManagement/dependencies/dependency").stream()
                .filter(d -> d.get("groupId").equals("io.jenkins.tools.bom"))
                .findFirst()
                .orElseThrow();
        assertEquals(bom.get("version"), central.property("bom.version"));
        assertEquals("bom-" + jenkins.property("jenkins.baseline") + ".x", bom.get("artifactId"));
    }

    /** Maven takes the extension in {@code .mvn}, which is not on Maven Central, for every POM below without one. */
    @Test
    void centralIsOutOfReachOfTheExtension() {
        assertTrue(Files.isRegularFile(Path.of(".mvn/extensions.xml")));
        assertTrue(Files.isDirectory(Path.of("central/.mvn")));
        assertFalse(Files.exists(Path.of("central/.mvn/extensions.xml")));
    }

    @Test
    void theLibrariesAreThoseOfTheApiPlugins() {
        Map<String, String> plugins = centralPlugins();
        assertTrue(plugins.get("okhttp-api").startsWith(central.property("okhttp.version") + "-"), plugins::toString);
        assertTrue(
                plugins.get("jackson2-api").startsWith(central.property("jackson.version") + "-"), plugins::toString);
    }

    @Test
    void everyVersionInCentralIsAProperty() throws IOException {
        List<PomFile> poms = List.of(
                central,
                shared.child(Path.of("central/jenkins-api/pom.xml")),
                shared.child(Path.of("central/signature-check/pom.xml")),
                shared.child(Path.of("formatting.xml")));
        assertEquals(
                List.of(),
                poms.stream()
                        .flatMap(p -> Stream.of("dependencies/dependency", "build/plugins/plugin")
                                .flatMap(path -> p.rawList(path).stream()))
                        .filter(d ->
                                d.containsKey("version") && !d.get("version").startsWith("${"))
                        .toList());
    }

    private Map<String, String> centralPlugins() {
        Map<String, String> plugins = new TreeMap<>();
        for (String plugin : central.property("plugin.dependencies").split(",")) {
            String[] idAndVersion = plugin.split(":", 2);
            plugins.put(idAndVersion[0], idAndVersion[1]);
        }
        return plugins;
    }
}
