package io.jenkins.plugins.gitlabrelease;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.jenkins.plugins.gitlabrelease.security.PluginClasses;
import org.junit.jupiter.api.Test;

/** Holds the arrows between the packages, so that they need no reviewer. */
class ArchitectureTest {

    private static final String ROOT = "io.jenkins.plugins.gitlabrelease";

    private final JavaClasses classes = PluginClasses.imported();

    @Test
    void arrowsGoOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("publisher")
                .definedBy(ROOT + ".publisher..")
                .layer("step")
                .definedBy(ROOT + ".step..")
                .layer("build")
                .definedBy(ROOT + ".build..")
                .layer("server")
                .definedBy(ROOT + ".server..")
                .layer("release")
                .definedBy(ROOT + ".release..")
                .layer("gitlab")
                .definedBy(ROOT + ".gitlab..")
                .whereLayer("publisher")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("step")
                .mayOnlyBeAccessedByLayers("publisher") // whose help is the step's
                .whereLayer("build")
                .mayOnlyBeAccessedByLayers("step", "publisher")
                .whereLayer("server")
                .mayOnlyBeAccessedByLayers("step", "publisher", "build")
                .whereLayer("release")
                .mayOnlyBeAccessedByLayers("build", "server")
                .whereLayer("gitlab")
                .mayOnlyBeAccessedByLayers("build", "server", "release")
                .check(classes);
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
                .resideInAnyPackage(ROOT + ".step..", ROOT + ".publisher..", ROOT + ".build..")
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
                .should()
                .callMethodWhere(target(nameMatching("getArtifactsDir|getArtifacts|getRootDir|getBuildDir"))
                        .and(target(owner(resideInAnyPackage("hudson..", "jenkins..")))))
                .check(classes);
    }

    @Test
    void nothingWritesToTheStandardStreams() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(classes);
    }
}
