package io.jenkins.plugins.gitlabrelease.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Descriptor;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import hudson.util.Secret;
import io.jenkins.plugins.gitlabrelease.build.AssetLink;
import io.jenkins.plugins.gitlabrelease.publisher.GitLabReleasePublisher;
import io.jenkins.plugins.gitlabrelease.step.GitLabReleaseStep;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.interceptor.RequirePOST;
import org.kohsuke.stapler.verb.POST;
import org.springframework.security.access.AccessDeniedException;

/**
 * Who learns what from the forms' web methods: every {@code do} method of every descriptor, as each role, with and
 * without an item. The methods are found in the classes, so a new one cannot be forgotten.
 */
@WithJenkins
class WebMethodsJenkinsTest {

    private static final String CURRENT = "current";

    private JenkinsRule j;
    private FreeStyleProject job;

    @BeforeEach
    void configure(JenkinsRule rule) throws Exception {
        j = rule;
        job = j.createFreeStyleProject();
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "secret-id", null, Secret.fromString("x")));
        GitLabServers.get().setServers(List.of(new GitLabServer("secret-server", "https://gitlab.example.com")));
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .toEveryone()
                .grant(Item.READ, Item.DISCOVER)
                .everywhere()
                .to("reader")
                .grant(Item.READ, Item.CONFIGURE)
                .onItems(job)
                .to("configurer")
                .grant(Item.READ, Item.CONFIGURE)
                .onRoot()
                .to("globalConfigurer")
                .grant(Jenkins.MANAGE)
                .onRoot()
                .to("manager")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
    }

    private List<Descriptor<?>> descriptors() {
        return Stream.of(GitLabReleaseStep.class, GitLabReleasePublisher.class, AssetLink.class, GitLabServer.class)
                .<Descriptor<?>>map(j.jenkins::getDescriptorOrDie)
                .toList();
    }

    private static List<Method> webMethods(Descriptor<?> descriptor) {
        return Stream.of(descriptor.getClass().getMethods())
                .filter(method -> method.getName().matches("do[A-Z].*"))
                .filter(method -> method.getDeclaringClass().getName().startsWith("io.jenkins.plugins.gitlabrelease."))
                .toList();
    }

    /** Calls a web method as a user; every text is what the form would send for an unchanged field. */
    private Object call(String user, Descriptor<?> descriptor, Method method, Item item) throws Exception {
        List<Object> arguments = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            arguments.add(parameter.isAnnotationPresent(AncestorInPath.class) ? item : CURRENT);
        }
        try (ACLContext context = ACL.as2(
                user == null ? Jenkins.ANONYMOUS2 : User.getById(user, true).impersonate2())) {
            return method.invoke(descriptor, arguments.toArray());
        } catch (InvocationTargetException e) {
            return e.getCause();
        }
    }

    private static boolean takesAnItem(Method method) {
        return Stream.of(method.getParameters()).anyMatch(each -> each.isAnnotationPresent(AncestorInPath.class));
    }

    /** Whether the answer says no more than the caller sent. */
    private static boolean saysNothing(Object answer) {
        if (answer instanceof AccessDeniedException) {
            return true;
        }
        if (answer instanceof FormValidation validation) {
            return validation.kind == FormValidation.Kind.OK && validation.getMessage() == null;
        }
        return ((ListBoxModel) answer)
                .stream().allMatch(option -> option.value.equals(CURRENT) || option.value.isEmpty());
    }

    @Test
    void everyMethodWantsPost() {
        int count = 0;
        for (Descriptor<?> descriptor : descriptors()) {
            for (Method method : webMethods(descriptor)) {
                assertTrue(
                        method.isAnnotationPresent(POST.class) || method.isAnnotationPresent(RequirePOST.class),
                        method.toString());
                count++;
            }
        }
        assertEquals(26, count);
    }

    @Test
    void nobodyWithoutPermissionLearnsAnything() throws Exception {
        for (Descriptor<?> descriptor : descriptors()) {
            for (Method method : webMethods(descriptor)) {
                for (String user : new String[] {null, "reader", "configurer", "globalConfigurer", "manager"}) {
                    assertTrue(saysNothing(call(user, descriptor, method, null)), user + " without an item: " + method);
                }
                for (String user : new String[] {null, "reader"}) {
                    assertTrue(saysNothing(call(user, descriptor, method, job)), user + " on the job: " + method);
                }
            }
        }
    }

    @Test
    void theJobsConfigurerIsServed() throws Exception {
        for (Descriptor<?> descriptor : descriptors()) {
            for (Method method : webMethods(descriptor)) {
                if (takesAnItem(method) && method.getReturnType() == ListBoxModel.class) {
                    assertFalse(saysNothing(call("configurer", descriptor, method, job)), method.toString());
                }
            }
        }
    }

    @Test
    void theAdministratorIsServed() throws Exception {
        for (Descriptor<?> descriptor : descriptors()) {
            for (Method method : webMethods(descriptor)) {
                if (method.getReturnType() == ListBoxModel.class) {
                    assertFalse(saysNothing(call("admin", descriptor, method, null)), method.toString());
                }
            }
        }
    }

    @Test
    void credentialsAndServersAreOffered() throws Exception {
        Descriptor<?> step = j.jenkins.getDescriptorOrDie(GitLabReleaseStep.class);
        Method servers = step.getClass().getMethod("doFillServerItems", Item.class, String.class);
        assertEquals(List.of("", "secret-server"), values(call("configurer", step, servers, job)));
        Method credentials =
                step.getClass().getMethod("doFillCredentialsIdItems", Item.class, String.class, String.class);
        assertTrue(values(call("configurer", step, credentials, job)).contains("secret-id"));
    }

    private static List<String> values(Object answer) {
        return ((ListBoxModel) answer).stream().map(option -> option.value).toList();
    }

    @Test
    void getIsRefused() throws Exception {
        String id = j.jenkins.getDescriptorOrDie(GitLabReleaseStep.class).getId();
        try (JenkinsRule.WebClient web =
                j.createWebClient().login("admin").withThrowExceptionOnFailingStatusCode(false)) {
            String url = job.getUrl() + "descriptorByName/" + id + "/fillCredentialsIdItems?credentialsId=&server=";
            WebRequest get = new WebRequest(new URL(j.getURL(), url), HttpMethod.GET);
            assertEquals(404, web.getPage(get).getWebResponse().getStatusCode());
            WebRequest post = web.addCrumb(new WebRequest(get.getUrl(), HttpMethod.POST));
            assertTrue(web.getPage(post).getWebResponse().getContentAsString().contains("secret-id"));
        }
    }
}
