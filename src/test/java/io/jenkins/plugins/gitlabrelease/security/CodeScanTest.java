package io.jenkins.plugins.gitlabrelease.security;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the security scan of Jenkins plugins (jenkins-infra/jenkins-codeql) reports, as far as bytecode tells. */
class CodeScanTest {

    private static final JavaClasses COMPILED = PluginClasses.imported();

    private static DescribedPredicate<JavaCall<?>> call(String type, String method) {
        return JavaCall.Predicates.target(owner(assignableTo(type))).and(JavaCall.Predicates.target(name(method)));
    }

    /** {@code jenkins/unsafe-calls}; certificates are trusted in addition to Java's in one class, which says so. */
    @Test
    void noUnsafeCalls() {
        noClasses()
                .should()
                .callMethodWhere(call("java.lang.System", "exit")
                        .or(call("java.lang.Runtime", "exec"))
                        .or(call("java.lang.ProcessBuilder", "start"))
                        .or(call("hudson.Launcher", "launch")))
                .check(COMPILED);
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.trust\\.ExtraCertificates(\\$.*)?")
                .should()
                .callMethodWhere(call("javax.net.ssl.SSLContext", "init"))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo("javax.net.ssl.X509TrustManager")
                .check(COMPILED);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("javax\\.net\\.ssl\\.(HttpsURLConnection|HostnameVerifier)|java\\.net\\."
                        + "(HttpURLConnection|URLConnection)")
                .check(COMPILED);
    }

    /** {@code jenkins/unsafe-classes}, and everything that reads XML, objects or scripts. */
    @Test
    void noUnsafeClasses() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("groovy\\..*|javax\\.script\\..*|javax\\.xml\\..*|org\\.(xml|w3c)\\..*"
                        + "|org\\.apache\\.commons\\.(digester|jelly).*|hudson\\.util\\.Digester2"
                        + "|hudson\\.ExpressionFactory2|hudson\\.util\\.spring\\..*|javaposse\\..*"
                        + "|java\\.io\\.ObjectInputStream|com\\.thoughtworks\\..*")
                .check(COMPILED);
    }

    /** {@code jenkins/plaintext-storage} */
    @Test
    void noFieldLooksLikeASecret() {
        List<Field> suspects = PluginClasses.loaded().stream()
                .flatMap(type -> Stream.of(type.getDeclaredFields()))
                .filter(field -> field.getType() == String.class
                        && !Modifier.isStatic(field.getModifiers())
                        && !Modifier.isTransient(field.getModifiers()))
                .filter(field -> looksLikeASecret(field.getName().toLowerCase(Locale.ROOT)))
                .toList();
        assertEquals(List.of(), suspects);
    }

    private static boolean looksLikeASecret(String name) {
        return name.matches(".*(pass|pwd|credential|access|key|token).*") && !name.matches(".*credentials?id.*");
    }

    /** {@code jenkins/has-permission-return-value-ignored}: one class asks, and its callers are looked at elsewhere. */
    @Test
    void permissionsAreAskedForInOnePlace() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.server\\.Permissions")
                .should()
                .callMethodWhere(JavaCall.Predicates.target(name("hasPermission")))
                .check(COMPILED);
    }

    /** {@code jenkins/file-from-rest-of-path}, {@code jenkins/callable-without-role-check} */
    @Test
    void nothingOfTheRest() {
        noClasses()
                .should()
                .callMethodWhere(JavaCall.Predicates.target(name("getRestOfPath"))
                        .or(JavaCall.Predicates.target(name("checkRoles"))))
                .check(COMPILED);
    }

    /**
     * The address of a file comes from Jenkins, as do its bytes: no code builds a path on the controller, but for two
     * files in the folder of a job and one in Jenkins' home, whose names are constants.
     */
    @Test
    void filesOfTheControllerAreNotTouched() {
        noClasses()
                .that()
                .haveNameNotMatching(
                        ".*\\.artifact\\.(Workspace(Files|Target)|ContainedFiles|Agent(File|Task))(\\$.*)?|.*\\.result\\.JobReleases|.*\\.trigger\\.PollingPage|.*\\.release\\.plan\\.AssetOrigins|.*\\.task\\.PublishRelease|.*\\.gitlab\\..*")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.(File|RandomAccessFile|File(In|Out)putStream)|java\\.nio\\.file\\..*")
                .check(COMPILED);
    }
}
