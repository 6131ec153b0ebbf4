package io.jenkins.plugins.gitlabrelease;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.jenkins.plugins.gitlabrelease.security.PluginClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;

/** Holds the arrows between the packages, so that they need no reviewer. */
class ArchitectureTest {

    private static final String ROOT = "io.jenkins.plugins.gitlabrelease";

    private final JavaClasses classes = PluginClasses.imported();

    /** Whom each room may know, as CONTRIBUTING.md draws it. */
    private static final Map<String, List<String>> ARROWS = Map.ofEntries(
            room("step", "task", "option", "origin", "artifact", "result", "server", "release", "gitlab.."),
            room("freestyle", "task", "option", "origin", "artifact", "result", "server", "release", "gitlab.."),
            room("parameter", "task", "option", "server", "release", "gitlab.."),
            room("trigger", "task", "option", "server", "release", "gitlab.."),
            room(
                    "task",
                    "option",
                    "origin",
                    "artifact",
                    "result",
                    "server",
                    "release",
                    "release.plan",
                    "release.publish",
                    "release.existing",
                    "gitlab.."),
            room("option", "server", "release", "gitlab.."),
            room("origin..", "server", "release", "gitlab.."),
            room("artifact", "release", "gitlab.."),
            room("result", "release", "release.existing", "gitlab.."),
            room("server..", "release", "gitlab.."),
            room("release.publish", "release.plan", "release", "gitlab.."),
            room("release.existing", "release.plan", "release", "gitlab.."),
            room("release.plan", "release", "gitlab.."),
            room("release", "gitlab.."),
            room("gitlab", "gitlab.model", "gitlab.http", "gitlab.trust"),
            room("gitlab.model", "gitlab.http", "gitlab.trust"),
            room("gitlab.http", "gitlab.trust"),
            room("gitlab.trust"));

    private static Map.Entry<String, List<String>> room(String name, String... known) {
        return Map.entry(name, List.of(known));
    }

    @Test
    void arrowsGoOneWay() {
        for (Map.Entry<String, List<String>> room : ARROWS.entrySet()) {
            List<String> allowed = new ArrayList<>(room.getValue());
            allowed.add(room.getKey());
            classes()
                    .that()
                    .resideInAPackage(ROOT + "." + room.getKey())
                    .should()
                    .onlyDependOnClassesThat(resideInAnyPackage(allowed.stream()
                                    .map(each -> ROOT + "." + each)
                                    .toArray(String[]::new))
                            .or(not(resideInAPackage(ROOT + ".."))))
                    .check(classes);
        }
    }

    @Test
    void eachRoomHasArrows() {
        classes()
                .should()
                .resideInAnyPackage(
                        ARROWS.keySet().stream().map(each -> ROOT + "." + each).toArray(String[]::new))
                .check(classes);
    }

    @Test
    void noCircleBetweenPackages() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void engineAndClientKnowNothingOfJenkins() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".gitlab..", ROOT + ".release..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "hudson..", "jenkins..", "org.jenkinsci..", "org.kohsuke..", "com.cloudbees..", "org.jvnet..")
                .check(classes);
    }

    /** Jenkins stores what these packages hold, and refuses to store a library's objects (JEP-200). */
    @Test
    void librariesStayBehindTheClient() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".step..",
                        ROOT + ".freestyle..",
                        ROOT + ".parameter..",
                        ROOT + ".trigger..",
                        ROOT + ".option..",
                        ROOT + ".task..",
                        ROOT + ".origin..",
                        ROOT + ".artifact..",
                        ROOT + ".result..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("okhttp3..", "com.fasterxml..")
                .check(classes);
    }

    /** The plugins that need not be there are known to the packages whose classes are not loaded then. */
    @Test
    void optionalPluginsStayInTheirPackages() {
        noClasses()
                .that()
                .resideOutsideOfPackages(OptionalExtensionsTest.PACKAGES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(OptionalExtensionsTest.FOREIGN)
                .check(classes);
        noClasses()
                .that()
                .resideOutsideOfPackages(OptionalExtensionsTest.PACKAGES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(OptionalExtensionsTest.PACKAGES)
                .check(classes);
    }

    /** Artifacts may lie in a store that is no folder, which only the artifact manager of a build reaches. */
    @Test
    void noFolderOfABuildIsTouched() {
        noClasses()
                .that()
                .haveNameNotMatching(
                        ".*\\.(JobReleases|PollingPage)") // keep files of their own in the folder of the job
                .should()
                .callMethodWhere(target(nameMatching("getArtifactsDir|getArtifacts|getRootDir|getBuildDir"))
                        .and(target(owner(resideInAnyPackage("hudson..", "jenkins.."))))
                        .and(not(target(owner(type(Jenkins.class))))))
                .check(classes);
    }

    @Test
    void nothingWritesToTheStandardStreams() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(classes);
    }
}
