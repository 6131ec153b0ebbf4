package io.jenkins.plugins.gitlabrelease.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.ExtensionList;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.gitlabrelease.security.WebRole.WebPlace;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.WebApp;
import org.springframework.security.access.AccessDeniedException;

/**
 * Who learns what from the web: every web method of every form as every {@link WebRole}, from each {@link WebPlace}. The
 * methods are found in the classes and what is expected follows from what a method is, so a new one cannot be forgotten.
 */
@WithJenkins
class WebMethodsJenkinsTest extends SecuredJenkinsTest {

    /** What a form sends; one of them at least has to make any validation say something. */
    private static final List<String> PROBES = List.of("current", "", "../x", "-1", "!x", "origin/x");

    private static final Set<String> IDS = Set.of(GLOBAL, SYSTEM, OF_FOLDER, OF_OTHER);

    /** As that user; every text is the same. */
    private static Object call(WebRole role, Descriptor<?> form, Method method, Item item, String text)
            throws Exception {
        Object[] arguments = Stream.of(method.getParameters())
                .map(parameter -> WebMethods.isItem(parameter) ? item : text)
                .toArray();
        try (ACLContext context = ACL.as2(
                role == WebRole.ANONYMOUS
                        ? Jenkins.ANONYMOUS2
                        : User.getById(role.name(), true).impersonate2())) {
            return method.invoke(form, arguments);
        } catch (InvocationTargetException e) {
            return e.getCause();
        }
    }

    /** Whether an answer says more than the caller sent; what is neither an answer nor a refusal is an error. */
    private static boolean tells(Object answer, String sent) {
        if (answer instanceof AccessDeniedException) {
            return false;
        }
        if (answer instanceof FormValidation validation) {
            return validation.kind != FormValidation.Kind.OK || validation.getMessage() != null;
        }
        if (answer instanceof ListBoxModel list) {
            return list.stream()
                    .anyMatch(option -> !option.value.equals(sent)
                            && !(option.value.isEmpty() && option.name.matches("|- none -")));
        }
        throw new AssertionError("unexpected answer", answer instanceof Throwable thrown ? thrown : null);
    }

    @Test
    void everyoneLearnsWhatTheyMayAndNoMore() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (var form : webMethods().entrySet()) {
            for (Method method : form.getValue()) {
                for (WebRole role : WebRole.values()) {
                    for (WebPlace place : WebPlace.values()) {
                        boolean told = false;
                        for (String probe : PROBES) {
                            told |= tells(call(role, form.getKey(), method, at(place), probe), probe);
                        }
                        if (told != role.isServed(method, place)) {
                            wrong.add(role + " at " + place + (told ? " learns from " : " learns nothing from ")
                                    + form.getKey().getId() + "." + method.getName());
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** Those of the job and its folders, and none of Jenkins alone; certificates are no job's matter. */
    @Test
    void listsOfCredentialsHaveNoneOfAnotherPlace() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (var form : webMethods().entrySet()) {
            for (Method method : form.getValue()) {
                if (WebMethods.kindOf(method) != WebMethods.Kind.CREDENTIALS) {
                    continue;
                }
                for (WebPlace place : WebPlace.values()) {
                    ListBoxModel list =
                            (ListBoxModel) call(WebRole.ADMINISTRATOR, form.getKey(), method, at(place), "");
                    Set<String> found = new HashSet<>(
                            list.stream().map(option -> option.value).toList());
                    found.retainAll(IDS);
                    if (!found.equals(expected(method, place))) {
                        wrong.add(form.getKey().getId() + "." + method.getName() + " at " + place + ": " + found);
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static Set<String> expected(Method method, WebPlace place) {
        if (method.getName().contains("CaCredentials")) {
            return Set.of(GLOBAL, SYSTEM);
        }
        boolean ofAnItem = WebMethods.isOfAnItem(method);
        return switch (ofAnItem ? place : WebPlace.NOWHERE) {
            case NOWHERE -> Set.of(GLOBAL);
            case FOLDER, ITEM -> Set.of(GLOBAL, OF_FOLDER);
            case OTHER -> Set.of(GLOBAL, OF_OTHER);
        };
    }

    /** Stapler's own list of what it would call for a class, as it is asked within a request. */
    private List<String> ways(Class<?> type) throws Exception {
        return j.executeOnServer(() -> WebApp.getCurrent().getMetaClass(type).dispatchers.stream()
                .map(Object::toString)
                .filter(way -> way.contains(PluginClasses.ROOT + ".") && !way.startsWith("BLOCKED"))
                .toList());
    }

    private static String way(Method method) {
        return method.getDeclaringClass().getName() + "." + method.getName() + "(...) for url=";
    }

    /**
     * Views are looked at in another test. The engine and the client know nothing of Jenkins, and what leads to one of their
     * objects would be a way in one of the others.
     */
    @Test
    void staplerKnowsNoOtherWay() throws Exception {
        List<String> others = new ArrayList<>();
        for (Class<?> type : PluginClasses.loaded()) {
            if (type.getName().matches(".*\\.gitlabrelease\\.(gitlab|release)\\..*")) {
                continue;
            }
            List<String> known =
                    WebMethods.of(type).stream().map(WebMethodsJenkinsTest::way).toList();
            ways(type).stream()
                    .filter(way -> known.stream().noneMatch(way::startsWith))
                    .filter(way ->
                            !way.contains(".getDefaultParameterValue() ")) // of every parameter in Jenkins; blank here
                    .forEach(others::add);
        }
        assertEquals(List.of(), others);
    }

    @Test
    void staplerDoesKnowTheFormsMethods() throws Exception {
        for (var form : webMethods().entrySet()) {
            List<String> ways = ways(form.getKey().getClass());
            for (Method method : form.getValue()) {
                assertTrue(ways.stream().anyMatch(way -> way.startsWith(way(method))), method + " in " + ways);
            }
        }
    }

    /** What runs is what was looked at: no extension of the plugin comes from anywhere else than its classes. */
    @Test
    void everyExtensionIsAmongTheClasses() {
        List<Class<?>> classes = PluginClasses.loaded();
        List<Class<?>> running = new ArrayList<>();
        for (Object extension : ExtensionList.lookup(Object.class)) {
            if (extension.getClass().getName().startsWith(PluginClasses.ROOT + ".")) {
                running.add(extension.getClass());
            }
        }
        assertTrue(classes.containsAll(running), running.toString());
        webMethods().keySet().forEach(form -> assertTrue(running.contains(form.getClass()), form.getId()));
    }
}
