package io.jenkins.plugins.gitlabrelease.server;

import static io.jenkins.plugins.casc.misc.Util.convertYamlFileToJson;
import static io.jenkins.plugins.casc.misc.Util.getUnclassifiedRoot;
import static io.jenkins.plugins.casc.misc.Util.toStringFromYamlFile;
import static io.jenkins.plugins.casc.misc.Util.toYamlString;
import static io.jenkins.plugins.casc.misc.Util.validateSchema;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorException;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.model.CNode;
import io.jenkins.plugins.gitlabrelease.demo.DataBinding;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The servers as code: in, out, and in again. */
@WithJenkins
class ConfigurationAsCodeJenkinsTest {

    private static final String YAML = "configuration-as-code.yml";

    @TempDir
    private Path directory;

    private JenkinsRule j;
    private GitLabServers servers;

    @BeforeEach
    void start(JenkinsRule rule) {
        j = rule;
        servers = GitLabServers.get();
    }

    private void configure(String yaml) throws Exception {
        ConfigurationAsCode.get()
                .configure(Files.writeString(directory.resolve("jenkins.yaml"), yaml)
                        .toString());
    }

    private static CNode exported() throws Exception {
        return getUnclassifiedRoot(new ConfigurationContext(ConfiguratorRegistry.get()))
                .get("gitlabRelease");
    }

    private static GitLabServer tuned() {
        GitLabServer server = new GitLabServer("internal", "https://example.com/gitlab");
        server.setCredentialsId("token");
        server.setCaCredentialsId("ca");
        server.setConnectTimeout(5);
        server.setReadTimeout(90);
        server.setParallelUploads(4);
        server.setAgentTransfer(false);
        return server;
    }

    @Test
    void in() throws Exception {
        assertEquals(List.of(), validateSchema(convertYamlFileToJson(this, YAML)));
        configure(toStringFromYamlFile(this, YAML));
        assertTrue(servers.isReuseServers());
        assertEquals(2, servers.getServers().size());
        j.assertEqualDataBoundBeans(tuned(), servers.getServers().get(0));
        j.assertEqualDataBoundBeans(
                new GitLabServer("public", "https://gitlab.com"),
                servers.getServers().get(1));
    }

    @Test
    void out() throws Exception {
        servers.setReuseServers(true);
        servers.setServers(List.of(tuned(), new GitLabServer("public", "https://gitlab.com")));
        assertEquals(toStringFromYamlFile(this, "configuration-as-code-export.yml"), toYamlString(exported()));
    }

    @Test
    void everyAttributeOfAServer() throws Exception {
        servers.setServers(List.of(tuned()));
        CNode server = exported().asMapping().get("servers").asSequence().get(0);
        assertEquals(
                DataBinding.parametersOf(GitLabServer.class),
                new TreeSet<>(server.asMapping().keySet()));
    }

    @Test
    void andInAgain() throws Exception {
        configure(toStringFromYamlFile(this, YAML));
        String first = toYamlString(exported());
        servers.setServers(List.of());
        configure("unclassified:\n  gitlabRelease:\n" + first.indent(4));
        assertEquals(first, toYamlString(exported()));
    }

    @Test
    void whatIsLeftOutIsTheDefault() throws Exception {
        configure(toStringFromYamlFile(this, YAML));
        configure("""
            unclassified:
              gitlabRelease:
                servers:
                - name: "internal"
                  url: "https://example.com"
            """);
        GitLabServer server = servers.getServers().get(0);
        assertNull(server.getCredentialsId());
        assertEquals(10, server.getConnectTimeout());
    }

    @Test
    void theExampleOfTheDocumentation() throws Exception {
        String reference = Files.readString(Path.of("docs/reference.md"));
        String section = reference.substring(reference.indexOf("## Configuration as Code"));
        String yaml = section.substring(section.indexOf("```yaml") + "```yaml\n".length());
        configure(yaml.substring(0, yaml.indexOf("```")));
        assertTrue(servers.getServers().size() > 0);
    }

    @Test
    void whatIsWrongIsSaid() {
        assertRefused("Two GitLab servers have the name", """
                - name: "a"
                  url: "https://a.example.com"
                - name: "a"
                  url: "https://b.example.com"
            """);
        assertRefused("The GitLab URL must start with https:", """
                - name: "a"
                  url: "nowhere"
            """);
        assertRefused("cannot be the number of parallel uploads", """
                - name: "a"
                  url: "https://a.example.com"
                  parallelUploads: 0
            """);
        assertEquals(List.of(), servers.getServers());
    }

    private void assertRefused(String message, String list) {
        ConfiguratorException refusal = assertThrows(
                ConfiguratorException.class, () -> configure("unclassified:\n  gitlabRelease:\n    servers:\n" + list));
        StringWriter whole = new StringWriter();
        refusal.printStackTrace(new PrintWriter(whole));
        assertTrue(whole.toString().contains(message), whole.toString());
    }
}
