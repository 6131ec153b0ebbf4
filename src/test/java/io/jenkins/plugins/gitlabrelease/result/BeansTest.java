package io.jenkins.plugins.gitlabrelease.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.Serializable;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What the steps return: readable in the sandbox, and made of nothing that Jenkins would not store. */
class BeansTest {

    /** Public and serializable is what goes into a running Pipeline. */
    static Stream<Class<?>> beans() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(BeansTest.class.getPackageName())
                        .stream()
                        .<Class<?>>map(type -> type.reflect())
                        .filter(type -> Modifier.isPublic(type.getModifiers()) && !type.isEnum())
                        .filter(Serializable.class::isAssignableFrom);
    }

    private static List<Method> propertiesOf(Class<?> bean) {
        return Arrays.stream(bean.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getName().matches("(get|is)[A-Z].*") && method.getParameterCount() == 0)
                .toList();
    }

    @Test
    void allOfThemAreFound() {
        Set<String> names = beans().map(Class::getSimpleName).collect(Collectors.toSet());
        assertTrue(
                names.containsAll(Set.of(
                        "PublishedRelease",
                        "PublishedAsset",
                        "ReleaseInfo",
                        "Asset",
                        "CollectedEvidence",
                        "DownloadedFile")),
                names::toString);
    }

    @ParameterizedTest
    @MethodSource("beans")
    void everyPropertyIsReadInTheSandbox(Class<?> bean) {
        assertTrue(propertiesOf(bean).size() >= 3, bean.getName());
        assertEquals(List.of(), without(Whitelisted.class, propertiesOf(bean)));
    }

    @ParameterizedTest
    @MethodSource("beans")
    void whatIsKeptOnABuildIsInTheRestApi(Class<?> bean) {
        if (bean.isAnnotationPresent(ExportedBean.class)) {
            assertEquals(List.of(), without(Exported.class, propertiesOf(bean)));
        }
    }

    /** A library's object or an immutable list of Java's would not be stored, or not be read again (JEP-200). */
    @ParameterizedTest
    @MethodSource("beans")
    void everyFieldIsOfASimpleType(Class<?> bean) {
        Set<String> simple = Set.of("String", "long", "int", "boolean", "Long", "ArrayList");
        List<String> others = new ArrayList<>();
        for (Field field : bean.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())
                    && !(simple.contains(field.getType().getSimpleName()) && isSimple(field.getGenericType()))) {
                others.add(field.getName());
            }
        }
        assertEquals(List.of(), others);
    }

    private static boolean isSimple(Type type) {
        if (type instanceof ParameterizedType list) {
            Type element = list.getActualTypeArguments()[0];
            return element == String.class || beans().anyMatch(bean -> bean == element);
        }
        return true;
    }

    private static List<String> without(Class<? extends Annotation> mark, List<Method> methods) {
        return methods.stream()
                .filter(method -> !method.isAnnotationPresent(mark))
                .map(Method::getName)
                .toList();
    }
}
