package io.jenkins.plugins.gitlabrelease.demo;

import groovy.lang.Binding;
import groovy.lang.GroovyRuntimeException;
import groovy.lang.GroovyShell;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.codehaus.groovy.control.CompilerConfiguration;

/** Runs a scripted Jenkinsfile with Groovy alone, in the version that Jenkins has. */
final class JenkinsfileHost {

    private final PluginSteps pluginSteps;

    /** @param server where the plugin's steps publish */
    JenkinsfileHost(DemoServer server) {
        this.pluginSteps = new PluginSteps(server);
    }

    /**
     * Runs a file as one build, to the end or to the first error. The log ends as it does in Jenkins.
     *
     * @throws Exception what the script or one of its steps has thrown
     */
    void run(Path jenkinsfile, DemoBuild build) throws Exception {
        String text = Files.readString(jenkinsfile);
        PrintStream log = build.log();
        log.println("[Pipeline] Start of Pipeline");
        try {
            evaluate(text, build);
        } catch (Exception e) {
            log.println("[Pipeline] End of Pipeline");
            log.println("ERROR: " + e.getMessage());
            log.println("Finished: FAILURE");
            throw e;
        }
        log.println("[Pipeline] End of Pipeline");
        log.println("Finished: SUCCESS");
    }

    private void evaluate(String text, DemoBuild build) throws Exception {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(PipelineScript.class.getName());
        GroovyShell shell = new GroovyShell(JenkinsfileHost.class.getClassLoader(), new Binding(), configuration);
        PipelineScript script = (PipelineScript) shell.parse(text, "WorkflowScript");
        script.attach(build, pluginSteps);
        try {
            script.run();
        } catch (GroovyRuntimeException e) {
            // Groovy wraps what a closure has thrown.
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
