package io.jenkins.plugins.gitlabrelease.publisher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Descriptor;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.gitlabrelease.build.PublishingJenkinsTest;
import io.jenkins.plugins.gitlabrelease.step.GitLabReleaseDeleteStep;
import io.jenkins.plugins.gitlabrelease.step.GitLabReleaseDownloadStep;
import io.jenkins.plugins.gitlabrelease.step.GitLabReleaseEvidenceStep;
import io.jenkins.plugins.gitlabrelease.step.GitLabReleaseInfoStep;
import io.jenkins.plugins.gitlabrelease.step.GitLabReleasesStep;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.verb.POST;

/** Every web method of every form, found in the classes: POST only, and no answer to those who may not configure. */
@WithJenkins
class SiblingPermissionsJenkinsTest extends PublishingJenkinsTest {

    private static final List<Class<? extends Descriptor<?>>> DESCRIPTORS = List.of(
            GitLabReleasesStep.DescriptorImpl.class,
            GitLabReleaseInfoStep.DescriptorImpl.class,
            GitLabReleaseDownloadStep.DescriptorImpl.class,
            GitLabReleaseDeleteStep.DescriptorImpl.class,
            GitLabReleaseEvidenceStep.DescriptorImpl.class,
            GitLabDownloadBuilder.DescriptorImpl.class,
            GitLabCleanupPublisher.DescriptorImpl.class);

    private FreeStyleProject job;

    @BeforeEach
    void secure() throws Exception {
        job = j.createFreeStyleProject();
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader", "configurer")
                .grant(Item.CONFIGURE)
                .onItems(job)
                .to("configurer")
                .grant(Item.CONFIGURE)
                .onRoot()
                .to("reader")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
    }

    private static List<Method> webMethods(Class<?> descriptor) {
        return Arrays.stream(descriptor.getMethods())
                .filter(method -> method.getName().startsWith("do"))
                .filter(method -> method.getDeclaringClass().getName().startsWith("io.jenkins.plugins.gitlabrelease"))
                .filter(method -> !method.isBridge())
                .toList();
    }

    /** Whether the answer tells more than the caller sent. */
    private boolean tells(Method method, Object descriptor, Item item) throws Exception {
        Object[] arguments = Stream.of(method.getParameters())
                .map(Parameter::getType)
                .map(type -> type == Item.class ? item : "unknown")
                .toArray();
        Object answer = method.invoke(descriptor, arguments);
        if (answer instanceof FormValidation) {
            return ((FormValidation) answer).kind != FormValidation.Kind.OK;
        }
        return ((ListBoxModel) answer).stream().anyMatch(option -> !option.value.equals("unknown"));
    }

    private void assertTells(boolean expected, String user, boolean withItem) throws Exception {
        try (ACLContext as = ACL.as2(User.getById(user, true).impersonate2())) {
            for (Class<? extends Descriptor<?>> type : DESCRIPTORS) {
                for (Method method : webMethods(type)) {
                    assertEquals(
                            expected,
                            tells(method, j.jenkins.getDescriptorByType(type), withItem ? job : null),
                            user + " " + method);
                }
            }
        }
    }

    @Test
    void everyWebMethodTakesPostOnly() {
        for (Class<?> type : DESCRIPTORS) {
            assertTrue(webMethods(type).size() >= 3, type.getName());
            for (Method method : webMethods(type)) {
                assertTrue(method.isAnnotationPresent(POST.class), method.toString());
            }
        }
        assertFalse(webMethods(GitLabReleasesStep.DescriptorImpl.class).size() < 7);
    }

    @Test
    void aReaderLearnsNothing() throws Exception {
        assertTells(false, "reader", true);
        assertTells(false, "reader", false);
    }

    @Test
    void whoConfiguresTheJobLearnsWhatTheJobCanUse() throws Exception {
        assertTells(true, "configurer", true);
        assertTells(false, "configurer", false);
    }

    @Test
    void anAdministratorLearnsAll() throws Exception {
        assertTells(true, "admin", true);
        assertTells(true, "admin", false);
    }
}
