package io.jenkins.plugins.gitlabrelease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import hudson.model.ParameterDefinition;
import io.jenkins.plugins.gitlabrelease.demo.DataBinding;
import io.jenkins.plugins.gitlabrelease.freestyle.FreestyleDescriptor;
import io.jenkins.plugins.gitlabrelease.step.GitLabReleaseStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kohsuke.stapler.DataBoundConstructor;

/** What a Pipeline or a configuration can set, a form can set and explain; found in the classes, so none is forgotten. */
class FormFieldsTest {

    private static final String ROOT = "io.jenkins.plugins.gitlabrelease";
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern FIELD = Pattern.compile("<f:entry[^>]* field=\"(\\w+)\"");
    private static final Pattern INCLUDE = Pattern.compile("<st:include page=\"([\\w.]+)\" class=\"([\\w.]+)\"");

    static Stream<Class<?>> describables() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(ROOT).stream()
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .filter(type -> type.getConstructors().stream()
                                .anyMatch(constructor -> constructor.isAnnotatedWith(DataBoundConstructor.class)))
                        .map(type -> type.reflect());
    }

    @Test
    void allOfThemAreFound() {
        assertTrue(describables().count() >= 11, () -> describables().toList().toString());
    }

    @ParameterizedTest
    @MethodSource("describables")
    void everyPropertyHasAFieldAndEveryFieldAProperty(Class<?> type) throws IOException {
        assertEquals(propertiesOf(type), fieldsOf(type, "config.jelly"));
    }

    /** A field of a freestyle step may have the help of the Pipeline step that its descriptor names. */
    @ParameterizedTest
    @MethodSource("describables")
    void everyFieldHasAHelp(Class<?> type) throws IOException {
        Set<String> missing = new TreeSet<>();
        for (String field : propertiesOf(type)) {
            if (!hasHelp(type, "help-" + field + ".html")) {
                missing.add(field);
            }
        }
        if (isBuildStep(type)) {
            String source =
                    Files.readString(Path.of("src/main/java", type.getName().replace('.', '/') + ".java"));
            Matcher twin = Pattern.compile("super\\(\"gitlab(\\w+)\"\\);").matcher(source);
            assertTrue(twin.find(), source);
            Class<?> step = typeNamed(GitLabReleaseStep.class.getPackageName() + ".GitLab" + twin.group(1) + "Step");
            for (String field : Set.copyOf(missing)) {
                if (hasHelp(step, "help-" + field + ".html")) {
                    missing.remove(field);
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    @ParameterizedTest
    @MethodSource("describables")
    void noHelpIsOfAFieldThatIsGone(Class<?> type) throws IOException {
        Path folder = folder(type);
        Set<String> known = propertiesOf(type);
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.startsWith("help-"))
                    .map(file -> file.replaceAll("help-|\\.html", ""))
                    .forEach(field -> assertTrue(known.contains(field), () -> folder + " explains " + field));
        }
    }

    /** Jelly takes a text with brackets for a call, and shows what stands before them. */
    @Test
    void aTextWithBracketsIsTheKeyOfOneBesideTheView() throws IOException {
        Pattern call = Pattern.compile("%([^%}'\"(]+)\\(");
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            for (Path view :
                    files.filter(file -> file.toString().endsWith(".jelly")).toList()) {
                Path texts = view.resolveSibling(view.getFileName().toString().replace(".jelly", ".properties"));
                String known = Files.exists(texts) ? Files.readString(texts) : "";
                call.matcher(Files.readString(view))
                        .results()
                        .map(found -> found.group(1))
                        .forEach(key -> assertTrue(("\n" + known).contains("\n" + key + "="), view + ": " + key));
            }
        }
    }

    /** Jenkins itself binds the description of a parameter. */
    private static Set<String> propertiesOf(Class<?> type) {
        Set<String> properties = new TreeSet<>(DataBinding.parametersOf(type));
        if (ParameterDefinition.class.isAssignableFrom(type)) {
            properties.add("description");
        }
        return properties;
    }

    private static boolean isBuildStep(Class<?> type) {
        return Arrays.stream(type.getDeclaredClasses()).anyMatch(FreestyleDescriptor.class::isAssignableFrom);
    }

    private static boolean hasHelp(Class<?> type, String file) throws IOException {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            Path help = folder(each).resolve(file);
            if (Files.exists(help)) {
                assertFalse(Files.readString(help).replaceAll("<[^>]*>", "").isBlank(), help.toString());
                return true;
            }
        }
        return false;
    }

    private static Set<String> fieldsOf(Class<?> type, String view) throws IOException {
        String jelly = Files.readString(folder(type).resolve(view));
        Set<String> fields = new TreeSet<>();
        FIELD.matcher(jelly).results().forEach(found -> assertTrue(fields.add(found.group(1)), found::group));
        Matcher include = INCLUDE.matcher(jelly);
        while (include.find()) {
            fields.addAll(fieldsOf(typeNamed(include.group(2)), include.group(1)));
        }
        return fields;
    }

    private static Class<?> typeNamed(String name) {
        try {
            return Class.forName(name, false, FormFieldsTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Path folder(Class<?> type) {
        return RESOURCES.resolve(type.getName().replace('.', '/').replace('$', '/'));
    }
}
