package io.jenkins.plugins.gitlabrelease.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.jenkins.plugins.gitlabrelease.demo.DataBinding;
import io.jenkins.plugins.gitlabrelease.freestyle.GitlabReleaseDeleter;
import io.jenkins.plugins.gitlabrelease.freestyle.GitlabReleaseDownloader;
import io.jenkins.plugins.gitlabrelease.freestyle.GitlabReleasePublisher;
import java.beans.Introspector;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the places of a parameter together that CONTRIBUTING.md lists: its step, its freestyle twin and the filled steps
 * of the tests. {@code FormFieldsTest} looks for its entry and its help, {@code DocumentationTest} for its row.
 */
class ParametersTest {

    static Stream<GitLabStep> filled() {
        return Stream.of(
                FilledSteps.release(),
                FilledSteps.releases(),
                FilledSteps.info(),
                FilledSteps.download(),
                FilledSteps.delete(),
                FilledSteps.evidence());
    }

    @ParameterizedTest
    @MethodSource("filled")
    void everyParameterIsFilledForTheTestsOfFormsAndSnippets(GitLabStep step) throws Exception {
        Object untouched = step.getClass().getConstructor().newInstance();
        for (String parameter : DataBinding.parametersOf(step.getClass())) {
            Method getter = getter(step.getClass(), parameter);
            assertNotEquals(getter.invoke(untouched), getter.invoke(step), parameter);
        }
    }

    @Test
    void freestyleStepsHaveTheParametersOfTheirPipelineSteps() {
        assertEquals(typesOf(GitLabReleaseStep.class), typesOf(GitlabReleasePublisher.class));
        assertEquals(typesOf(GitLabReleaseDownloadStep.class), typesOf(GitlabReleaseDownloader.class));
        Map<String, Type> chosenByRule = typesOf(GitLabReleaseDeleteStep.class);
        chosenByRule.remove("tag");
        assertEquals(chosenByRule, typesOf(GitlabReleaseDeleter.class));
    }

    /** The post-build action publishes what was archived, as the help of its field says. */
    @Test
    void defaultsAreThoseOfThePipelineSteps() throws Exception {
        assertEquals(Set.of("artifacts"), differences(new GitLabReleaseStep(), new GitlabReleasePublisher()));
        assertEquals(Set.of(), differences(new GitLabReleaseDownloadStep(), new GitlabReleaseDownloader()));
        assertEquals(Set.of(), differences(new GitLabReleaseDeleteStep(), new GitlabReleaseDeleter()));
    }

    private static Set<String> differences(Object step, Object twin) throws Exception {
        Set<String> different = new TreeSet<>();
        for (String parameter : DataBinding.parametersOf(twin.getClass())) {
            Object value = getter(step.getClass(), parameter).invoke(step);
            if (!Objects.equals(value, getter(twin.getClass(), parameter).invoke(twin))) {
                different.add(parameter);
            }
        }
        return different;
    }

    private static Map<String, Type> typesOf(Class<?> type) {
        Map<String, Type> types = new TreeMap<>();
        for (String parameter : DataBinding.parametersOf(type)) {
            types.put(parameter, getter(type, parameter).getGenericReturnType());
        }
        return types;
    }

    private static Method getter(Class<?> type, String parameter) {
        return Stream.of(type.getMethods())
                .filter(method -> method.getParameterCount() == 0
                        && method.getName().matches("(get|is)[A-Z].*")
                        && Introspector.decapitalize(method.getName().replaceFirst("get|is", ""))
                                .equals(parameter))
                .findFirst()
                .orElseThrow(() -> new AssertionError(type + " has no getter of " + parameter));
    }
}
