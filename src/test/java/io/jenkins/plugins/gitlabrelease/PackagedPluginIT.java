package io.jenkins.plugins.gitlabrelease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import hudson.Extension;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.Symbol;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the build from Maven Central packs is what Jenkins wants to load, and nothing else. */
class PackagedPluginIT {
    private static final String DESCRIPTORS = "META-INF/maven/io.jenkins.plugins/gitlab-release/";
    private static final String OWN_JAR = "WEB-INF/lib/gitlab-release.jar";

    private final Path hpi = Path.of("central/plugin/target/gitlab-release.hpi");
    private final PomFile pom = PomFile.read(Path.of("pom.xml"));

    @TempDir
    Path temp;

    private Path jar;

    PackagedPluginIT() throws IOException {}

    @BeforeEach
    void unpackTheJar() throws IOException {
        jar = temp.resolve("gitlab-release.jar");
        try (JarFile plugin = new JarFile(hpi.toFile());
                InputStream in = plugin.getInputStream(plugin.getJarEntry(OWN_JAR))) {
            Files.copy(in, jar);
        }
    }

    @Test
    void thePluginIsOneJarWithItsDescription() throws IOException {
        assertEquals(
                new TreeSet<>(List.of(
                        "META-INF/MANIFEST.MF",
                        DESCRIPTORS + "pom.properties",
                        DESCRIPTORS + "pom.xml",
                        OWN_JAR,
                        "WEB-INF/licenses.xml")),
                entries(hpi));
    }

    @Test
    void theJarHasOnlyThePlugin() throws IOException {
        TreeSet<String> foreign = entries(jar);
        foreign.removeIf(e -> e.startsWith("io/jenkins/plugins/gitlabrelease/") || e.startsWith("META-INF/"));
        assertEquals(new TreeSet<>(List.of("index.jelly")), foreign);
    }

    @ParameterizedTest
    @CsvSource({
        "Group-Id, groupId",
        "Artifact-Id, artifactId",
        "Short-Name, artifactId",
        "Long-Name, name",
        "Specification-Title, name",
        "Implementation-Title, name",
        "Implementation-Version, version",
        "Url, url",
        "Jenkins-Version, properties/jenkins.version",
        "Hudson-Version, properties/jenkins.version",
        "Plugin-License-Name, licenses/license/name",
        "Plugin-License-Url, licenses/license/url",
        "Plugin-ScmConnection, scm/connection",
        "Plugin-ScmTag, scm/tag",
        "Plugin-ScmUrl, scm/url"
    })
    void theManifestsSayWhatThePomSays(String attribute, String path) throws IOException {
        assertEquals(pom.text(path), manifest(hpi).getValue(attribute));
        assertEquals(pom.text(path), manifest(jar).getValue(attribute));
    }

    @Test
    void theManifestsNameTheVersionAndWhatItNeeds() throws IOException {
        assertTrue(manifest(hpi).getValue("Plugin-Version").startsWith(pom.text("version")));
        assertEquals(manifest(hpi).getValue("Plugin-Version"), manifest(jar).getValue("Plugin-Version"));
        assertEquals(
                Files.readString(Path.of("central/plugin/pom.xml")).split("</?plugin.dependencies>")[1],
                manifest(hpi).getValue("Plugin-Dependencies"));
    }

    @Test
    void thePomIsThatOfTheJenkinsBuild() throws IOException {
        assertEquals(Files.readString(Path.of("pom.xml")), read(hpi, DESCRIPTORS + "pom.xml"));
        assertEquals(Files.readString(Path.of("pom.xml")), read(jar, DESCRIPTORS + "pom.xml"));
    }

    @Test
    void everyExtensionIsIndexed() throws IOException {
        TreeSet<String> indexed = read(jar, "META-INF/annotations/hudson.Extension.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("\\{.*\\}$", "")) // the annotation's values
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(annotated(Extension.class.getName()), indexed);
    }

    @Test
    void everySymbolIsIndexed() throws IOException {
        TreeSet<String> indexed = read(jar, "META-INF/services/annotations/org.jenkinsci.Symbol")
                .lines()
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(annotated(Symbol.class.getName()), indexed);
    }

    private TreeSet<String> annotated(String annotation) throws IOException {
        return new ClassFileImporter()
                .importJar(new JarFile(jar.toFile())).stream()
                        .filter(c -> c.isAnnotatedWith(annotation))
                        .map(JavaClass::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static TreeSet<String> entries(Path file) throws IOException {
        try (JarFile archive = new JarFile(file.toFile());
                Stream<java.util.jar.JarEntry> entries = archive.stream()) {
            return entries.filter(e -> !e.isDirectory())
                    .map(java.util.zip.ZipEntry::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Attributes manifest(Path file) throws IOException {
        try (JarFile archive = new JarFile(file.toFile())) {
            return archive.getManifest().getMainAttributes();
        }
    }

    private static String read(Path file, String entry) throws IOException {
        try (JarFile archive = new JarFile(file.toFile());
                InputStream in = archive.getInputStream(archive.getJarEntry(entry))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
