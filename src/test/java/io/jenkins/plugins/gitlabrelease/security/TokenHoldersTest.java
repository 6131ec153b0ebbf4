package io.jenkins.plugins.gitlabrelease.security;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import hudson.model.Action;
import hudson.model.Describable;
import hudson.util.Secret;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import io.jenkins.plugins.gitlabrelease.task.ProjectAccess;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.junit.jupiter.api.Test;

/** Who holds the token, directly or through something that does: nobody who shows it, stores it or remembers it. */
class TokenHoldersTest {

    private static final String SECRET = "glpat-Zq7_unmistakable-4711";

    private static final List<Class<?>> CLASSES = PluginClasses.loaded();

    private static final JavaClasses COMPILED = PluginClasses.imported();

    private static final Set<Class<?>> HOLDERS = holders();

    /** All classes from which one comes to the token by way of their fields. */
    private static Set<Class<?>> holders() {
        Set<Class<?>> holders = new HashSet<>(Set.of(GitLabToken.class, Secret.class));
        int before;
        do {
            before = holders.size();
            CLASSES.stream()
                    .filter(type ->
                            Stream.of(type.getDeclaredFields()).anyMatch(field -> holders.contains(field.getType())))
                    .forEach(holders::add);
        } while (holders.size() > before);
        return holders;
    }

    private final GitLabToken token = GitLabToken.personal(SECRET);
    private final GitLabClient.Builder builder =
            GitLabClient.builder(ServerUrl.parse("https://gitlab.example.com")).token(token);
    private final GitLabClient client = builder.build();

    @Test
    void thereAreSome() {
        assertTrue(HOLDERS.contains(GitLabClient.class) && HOLDERS.size() > 20, HOLDERS.toString());
    }

    @Test
    void theTokenIsReadInOnePlace() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.(http\\.Sender|trust\\.GitLabToken)")
                .should()
                .callMethodWhere(target(owner(equivalentTo(GitLabToken.class))).and(target(name("headerValue"))))
                .check(COMPILED);
        noClasses()
                .that()
                .haveNameNotMatching(
                        ".*\\.server\\.(GitLabCredentials|CaCertificates)|.*\\.artifact\\.AgentTask(\\$Network)?")
                .should()
                .callMethodWhere(target(name("getPlainText")))
                .check(COMPILED);
    }

    @Test
    void nothingRemembersIt() {
        List<Field> remembered = CLASSES.stream()
                .flatMap(type -> Stream.of(type.getDeclaredFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers()) && HOLDERS.contains(field.getType()))
                .toList();
        assertEquals(List.of(), remembered);
    }

    @Test
    void nothingThatIsStoredHoldsIt() {
        List<Class<?>> stored = CLASSES.stream()
                .filter(type -> Describable.class.isAssignableFrom(type)
                        || Action.class.isAssignableFrom(type)
                        || Step.class.isAssignableFrom(type))
                .filter(HOLDERS::contains)
                .toList();
        assertEquals(List.of(), stored);
    }

    /** Others than records have none of their own, and so that of {@link Object}. */
    @Test
    void noTextOfAnyOfThemShowsIt() throws Exception {
        for (Class<?> holder : HOLDERS) {
            if (holder.isRecord()) {
                assertSilent(record(holder));
            } else if (holder != GitLabToken.class && holder != Secret.class) {
                Method own = holder.getMethod("toString");
                assertEquals(Object.class, own.getDeclaringClass(), holder.getName());
            }
        }
        assertSilent(token);
        assertSilent(client);
        assertSilent(builder);
    }

    private static void assertSilent(Object holder) {
        assertFalse(String.valueOf(holder).contains(SECRET), holder.getClass().getName());
    }

    /** A record whose every component has the token, if it can. */
    private Object record(Class<?> type) throws Exception {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Object[] values = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            values[i] = valueOf(types[i]);
        }
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private Object valueOf(Class<?> type) throws Exception {
        if (type == GitLabClient.class) {
            return client;
        }
        if (type == GitLabToken.class) {
            return token;
        }
        if (type == ProjectAccess.class) {
            return new ProjectAccess(null, null, null, client, null, null, null);
        }
        if (type == Secret.class) {
            return null; // a running Jenkins makes one
        }
        if (type.isRecord() && HOLDERS.contains(type)) {
            return record(type);
        }
        assertFalse(HOLDERS.contains(type), "how to make a " + type + "?");
        return type == boolean.class ? (Object) false : type == int.class ? (Object) 0 : null;
    }
}
