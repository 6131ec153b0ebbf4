package io.jenkins.plugins.gitlabrelease.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import hudson.model.Action;
import hudson.model.Descriptor;
import io.jenkins.plugins.gitlabrelease.server.Permissions;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.QueryParameter;

/** What the compiled classes alone tell of the web methods; {@link WebMethodsJenkinsTest} asks them. */
class WebMethodsTest {

    /** Classes other than descriptors that may have web methods: none. An action shows, and does nothing. */
    private static final Set<Class<?>> OTHERS = Set.of();

    /** With these a class answers for addresses of its own choice. */
    private static final Set<String> DOORS = Set.of(
            "getTarget", "getDynamic", "doDynamic", "doIndex", "getStaplerFallback", "getOverrides", "getUrlName");

    private static final List<Class<?>> CLASSES = PluginClasses.loaded();

    private static final JavaClasses COMPILED = PluginClasses.imported();

    private static List<Method> webMethods() {
        return CLASSES.stream()
                .flatMap(type -> WebMethods.of(type).stream())
                .distinct()
                .toList();
    }

    @Test
    void thereAreSome() {
        Set<String> forms = CLASSES.stream()
                .filter(type -> !Modifier.isAbstract(type.getModifiers())
                        && !WebMethods.of(type).isEmpty())
                .map(Class::getName)
                .collect(Collectors.toSet());
        assertTrue(forms.size() >= 11, forms.toString());
    }

    @Test
    void onlyFormsHaveThem() {
        List<Class<?>> others = CLASSES.stream()
                .filter(type -> !WebMethods.of(type).isEmpty())
                .filter(type -> !Descriptor.class.isAssignableFrom(type))
                .filter(type -> !isPartOfForms(type))
                .filter(type -> !OTHERS.contains(type))
                .toList();
        assertEquals(List.of(), others);
    }

    /** Whether nothing but forms has the methods of an interface. */
    private static boolean isPartOfForms(Class<?> type) {
        return type.isInterface()
                && CLASSES.stream()
                        .filter(each -> !each.isInterface() && type.isAssignableFrom(each))
                        .allMatch(Descriptor.class::isAssignableFrom);
    }

    @Test
    void eachTakesPostOnly() {
        assertEquals(
                List.of(),
                webMethods().stream()
                        .filter(method -> !WebMethods.takesPostOnly(method))
                        .toList());
    }

    @Test
    void eachIsOfAKindThatTheMatrixKnows() {
        for (Method method : webMethods()) {
            assertNotEquals(WebMethods.Kind.UNKNOWN, WebMethods.kindOf(method), method.toString());
            for (Parameter parameter : method.getParameters()) {
                assertTrue(
                        WebMethods.isItem(parameter)
                                || parameter.getType() == String.class
                                        && parameter.isAnnotationPresent(QueryParameter.class),
                        method + ": " + parameter);
            }
        }
    }

    @Test
    void nothingElseAnswersTheWeb() {
        List<Object> doors = new ArrayList<>();
        for (Class<?> type : CLASSES) {
            for (Method method : type.getDeclaredMethods()) {
                if (DOORS.contains(method.getName()) && !isTheAddressOfAnAction(type, method)) {
                    doors.add(method);
                }
            }
            for (Field field : type.getFields()) {
                if (!Modifier.isStatic(field.getModifiers())
                        && field.getDeclaringClass().getName().startsWith(PluginClasses.ROOT)) {
                    doors.add(field);
                }
            }
            Arrays.stream(type.getInterfaces())
                    .filter(
                            each -> each.getName()
                                    .matches(
                                            "org\\.kohsuke\\.stapler\\.Stapler\\w+|"
                                                    + "hudson\\.model\\.(UnprotectedRootAction|RootAction)|hudson\\.security\\.csrf\\..*"))
                    .forEach(each -> doors.add(type + " implements " + each));
        }
        assertEquals(List.of(), doors);
    }

    /** An action has to say which address it has, and what it has there is looked at like everything else. */
    private static boolean isTheAddressOfAnAction(Class<?> type, Method method) {
        return method.getName().equals("getUrlName") && Action.class.isAssignableFrom(type);
    }

    @Test
    void eachAsksForThePermissionBeforeItDoesAnything() {
        for (Method method : webMethods()) {
            assertTrue(
                    asksFirst(COMPILED.get(method.getDeclaringClass())
                            .getMethod(method.getName(), method.getParameterTypes())),
                    method + " does something before it asks for the permission");
        }
    }

    /** No call stands on an earlier line than the one that asks, or than that of a method which does nothing but this. */
    private static boolean asksFirst(JavaMethod method) {
        int line = method.getCallsFromSelf().stream()
                .mapToInt(JavaCall::getLineNumber)
                .min()
                .orElse(Integer.MAX_VALUE);
        return method.getCallsFromSelf().stream()
                .filter(call -> call.getLineNumber() == line)
                .anyMatch(call -> asks(call) || isOurs(call) && asksFirst(target(call)));
    }

    private static boolean asks(JavaCall<?> call) {
        return call.getTargetOwner().isEquivalentTo(Permissions.class)
                || call.getName().equals("checkPermission");
    }

    private static boolean isOurs(JavaCall<?> call) {
        JavaClass owner = call.getTargetOwner();
        return owner.getPackageName().startsWith(PluginClasses.ROOT)
                && call.getTarget()
                        .resolveMember()
                        .filter(JavaMethod.class::isInstance)
                        .isPresent();
    }

    private static JavaMethod target(JavaCall<?> call) {
        return (JavaMethod) call.getTarget().resolveMember().orElseThrow();
    }
}
