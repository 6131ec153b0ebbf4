package io.jenkins.plugins.gitlabrelease.security;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.model.Descriptor;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.ParametersDefinitionProperty;
import hudson.util.Secret;
import io.jenkins.plugins.gitlabrelease.parameter.GitLabReleaseParameter;
import io.jenkins.plugins.gitlabrelease.server.GitLabServer;
import io.jenkins.plugins.gitlabrelease.server.GitLabServers;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** A Jenkins with something to find out, and with a user of each role. */
public abstract class SecuredJenkinsTest {

    static final String SERVER = "secret-server";
    static final String HOST = "gitlab.secret.example.com";
    static final String GLOBAL = "id-global";
    static final String SYSTEM = "id-system";
    static final String OF_FOLDER = "id-folder";
    static final String OF_OTHER = "id-other";

    JenkinsRule j;
    Folder folder;
    FreeStyleProject item;
    FreeStyleProject other;
    private boolean manageWasEnabled;

    @BeforeEach
    void secure(JenkinsRule rule) throws Exception {
        j = rule;
        folder = j.createProject(Folder.class, "folder");
        Folder elsewhere = j.createProject(Folder.class, "elsewhere");
        item = folder.createProject(FreeStyleProject.class, "item");
        other = elsewhere.createProject(FreeStyleProject.class, "other");
        item.addProperty(new ParametersDefinitionProperty(new GitLabReleaseParameter("current")));
        addCredential(j.jenkins, CredentialsScope.GLOBAL, GLOBAL);
        addCredential(j.jenkins, CredentialsScope.SYSTEM, SYSTEM);
        addCredential(folder, CredentialsScope.GLOBAL, OF_FOLDER);
        addCredential(elsewhere, CredentialsScope.GLOBAL, OF_OTHER);
        GitLabServer server = new GitLabServer(SERVER, "https://" + HOST);
        server.setCredentialsId(GLOBAL);
        GitLabServers.get().setServers(List.of(server));
        manageWasEnabled = Jenkins.MANAGE.getEnabled();
        Jenkins.MANAGE.setEnabled(true);
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(roles());
    }

    @AfterEach
    void unmanage() {
        Jenkins.MANAGE.setEnabled(manageWasEnabled);
    }

    private static void addCredential(ItemGroup<?> group, CredentialsScope scope, String id) throws Exception {
        CredentialsProvider.lookupStores(group)
                .iterator()
                .next()
                .addCredentials(
                        Domain.global(), new StringCredentialsImpl(scope, id, null, Secret.fromString("glpat-" + id)));
    }

    private MockAuthorizationStrategy roles() {
        return new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.DISCOVER)
                .everywhere()
                .toEveryone()
                .grantWithoutImplication(CredentialsProvider.USE_ITEM)
                .onItems(item)
                .to(WebRole.CREDENTIALS_USER.name())
                .grant(Item.BUILD)
                .onItems(item)
                .to(WebRole.BUILDER.name())
                .grant(Item.CONFIGURE)
                .onItems(item)
                .to(WebRole.JOB_CONFIGURER.name())
                .grant(Item.CONFIGURE)
                .onFolders(folder)
                .to(WebRole.FOLDER_CONFIGURER.name())
                .grant(Jenkins.MANAGE)
                .everywhere()
                .to(WebRole.MANAGER.name())
                .grant(Item.CONFIGURE)
                .everywhere()
                .to(WebRole.GLOBAL_CONFIGURER.name())
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to(WebRole.ADMINISTRATOR.name());
    }

    Item at(WebRole.WebPlace place) {
        return switch (place) {
            case NOWHERE -> null;
            case FOLDER -> folder;
            case ITEM -> item;
            case OTHER -> other;
        };
    }

    /** The web methods of every form, which all have to be part of this Jenkins. */
    Map<Descriptor<?>, List<Method>> webMethods() {
        Map<Descriptor<?>, List<Method>> methods = new LinkedHashMap<>();
        for (Class<?> type : PluginClasses.loaded()) {
            if (!Modifier.isAbstract(type.getModifiers())
                    && !WebMethods.of(type).isEmpty()) {
                Descriptor<?> descriptor = j.jenkins.getDescriptorByType(type.asSubclass(Descriptor.class));
                assertNotNull(descriptor, type.getName());
                methods.put(descriptor, WebMethods.of(type));
            }
        }
        return methods;
    }
}
