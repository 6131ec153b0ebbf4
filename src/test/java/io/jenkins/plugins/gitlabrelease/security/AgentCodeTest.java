package io.jenkins.plugins.gitlabrelease.security;

import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaMethodCall;
import hudson.FilePath;
import hudson.remoting.Callable;
import hudson.util.Secret;
import io.jenkins.plugins.gitlabrelease.gitlab.http.TransferOrder;
import io.jenkins.plugins.gitlabrelease.gitlab.http.TransferReport;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jenkins.MasterToSlaveFileCallable;
import jenkins.security.MasterToSlaveCallable;
import jenkins.util.VirtualFile;
import org.junit.jupiter.api.Test;

/**
 * What runs on agents, and what may be written to them or to disk. Agents are not trusted: they get a path or a pattern,
 * and answer with names and lengths; one that is to send files itself gets an order with the token, and reports. No code of theirs
 * runs on the controller.
 */
class AgentCodeTest {

    /** The latter for a store of artifacts, which is asked on the controller and lists its files in one go. */
    private static final Set<Class<?>> TAKEN = Set.of(String.class, long.class, byte[].class, VirtualFile.class);

    /** What an agent gets that sends files itself. */
    private static final Set<Class<?>> ORDER = Set.of(Secret.class, TransferOrder.class);

    private static final Pattern JAVAS_OWN = Pattern.compile("[\\w.<>, ]*|byte\\[]");

    private static final List<Class<?>> CLASSES = PluginClasses.loaded();

    private static List<Class<?>> callables() {
        return CLASSES.stream()
                .filter(type ->
                        FilePath.FileCallable.class.isAssignableFrom(type) || Callable.class.isAssignableFrom(type))
                .toList();
    }

    private static Stream<Field> fields(Class<?> type) {
        return Stream.of(type.getDeclaredFields()).filter(field -> !Modifier.isStatic(field.getModifiers()));
    }

    @Test
    void itGoesFromTheControllerToTheAgent() {
        assertFalse(callables().isEmpty());
        for (Class<?> callable : callables()) {
            assertTrue(
                    MasterToSlaveFileCallable.class.isAssignableFrom(callable)
                            || MasterToSlaveCallable.class.isAssignableFrom(callable),
                    callable.getName());
        }
    }

    @Test
    void nothingGoesTheOtherWay() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("jenkins\\.(security\\.)?SlaveToMaster.*|jenkins\\.security\\.NotReally.*"
                        + "|jenkins\\.agents\\.ControllerToAgent.*|org\\.jenkinsci\\.remoting\\.Role.*"
                        + "|hudson\\.remoting\\.(Channel|DelegatingCallable|Pipe|Remote.*)")
                .check(PluginClasses.imported());
        noClasses()
                .should()
                .callMethodWhere(name("export").onResultOf(JavaMethodCall::getTarget))
                .check(PluginClasses.imported());
    }

    @Test
    void onlyTheWorkspacesFilesAreReached() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.artifact\\.(Workspace(Files|Target)|Agent(File|Transfers))(\\$.*)?")
                .should()
                .callMethodWhere(name("act").onResultOf(JavaMethodCall::getTarget))
                .check(PluginClasses.imported());
    }

    @Test
    void itTakesTextNumbersAndBytesWithIt() throws Exception {
        for (Class<?> callable : callables()) {
            boolean sends = callable.getSimpleName().equals("AgentTask");
            fields(callable)
                    .forEach(field -> assertTrue(
                            TAKEN.contains(field.getType())
                                    || sends && ORDER.contains(field.getType())
                                    || sends && field.getType().getDeclaringClass() == callable,
                            field.toString()));
            Field version = callable.getDeclaredField("serialVersionUID");
            assertEquals(long.class, version.getType(), callable.getName());
        }
    }

    @Test
    void itAnswersWithWhatJavaItselfHas() {
        for (Class<?> callable : callables()) {
            String answer =
                    ((ParameterizedType) callable.getGenericSuperclass()).getActualTypeArguments()[0].getTypeName();
            if (answer.equals(TransferReport.class.getName())) {
                continue;
            }
            assertTrue(JAVAS_OWN.matcher(answer).matches(), answer);
            for (String type : answer.split("[<>, ]+")) {
                assertTrue(type.matches("java\\.(lang|util)\\.\\w+|byte\\[]"), callable + " answers with " + answer);
            }
        }
    }

    /** Also what a Pipeline is stored with, what stays on a build, and every exception. */
    @Test
    void whatCanBeSerializedHoldsPlainValues() {
        List<Field> others = new ArrayList<>();
        CLASSES.stream()
                .filter(Serializable.class::isAssignableFrom)
                .filter(type -> !type.isEnum() && !type.isSynthetic())
                .flatMap(AgentCodeTest::fields)
                .filter(field -> !Modifier.isTransient(field.getModifiers()))
                .filter(field -> !isPlain(field.getType()) && !TAKEN.contains(field.getType()))
                .filter(field -> !ORDER.contains(field.getType()))
                .forEach(others::add);
        assertEquals(List.of(), others);
    }

    private static boolean isPlain(Class<?> type) {
        return type.isPrimitive()
                || type.isEnum()
                || type.getName()
                        .matches("java\\.(lang\\.(String|Long|Integer|Boolean)|time\\.(Instant|Duration)"
                                + "|util\\.(ArrayList|LinkedHashMap|List))")
                || Serializable.class.isAssignableFrom(type)
                        && type.getName()
                                .matches(PluginClasses.ROOT
                                        + "[.](option|result|artifact|origin|task|gitlab.http)[.].*");
    }
}
