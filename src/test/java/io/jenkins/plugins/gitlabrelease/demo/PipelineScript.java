package io.jenkins.plugins.gitlabrelease.demo;

import groovy.lang.Closure;
import groovy.lang.Script;
import java.io.IOException;
import java.util.Map;

/**
 * What a Jenkinsfile can call: the base class that it is compiled with. Each method is the Pipeline step of that name, as
 * far as the examples need it.
 */
public abstract class PipelineScript extends Script {

    private DemoBuild build;
    private PluginSteps pluginSteps;
    private boolean inNode;

    /** Says which build this is the script of; to be called before it runs. */
    final void attach(DemoBuild newBuild, PluginSteps newPluginSteps) {
        build = newBuild;
        pluginSteps = newPluginSteps;
    }

    public Map<String, Object> getEnv() {
        return build.variables();
    }

    public Object node(Closure<?> body) {
        log("node");
        inNode = true;
        try {
            return block("", "node", body);
        } finally {
            inNode = false;
        }
    }

    public Object stage(String name, Closure<?> body) {
        log("stage");
        return block(" (" + name + ")", "stage", body);
    }

    public void echo(CharSequence message) {
        log("echo");
        build.log().println(message);
    }

    public void writeFile(Map<String, ?> arguments) throws IOException {
        requireNode("writeFile");
        StepArguments given = new StepArguments("writeFile", arguments, "file", "text");
        build.writeFile(given.required("file"), given.required("text"));
    }

    public void sh(CharSequence script) throws IOException, InterruptedException {
        requireNode("sh");
        build.sh(script.toString());
    }

    public void archiveArtifacts(CharSequence artifacts) throws IOException {
        archiveArtifacts(Map.of("artifacts", artifacts));
    }

    public void archiveArtifacts(Map<String, ?> arguments) throws IOException {
        requireNode("archiveArtifacts");
        StepArguments given = new StepArguments("archiveArtifacts", arguments, "artifacts", "excludes");
        build.archive(given.required("artifacts"), given.optional("excludes"));
    }

    public void error(CharSequence message) throws IOException {
        log("error");
        throw new IOException(message.toString());
    }

    /** Called by Groovy for every other name: the plugin's steps. */
    @SuppressWarnings("unchecked") // names in a Groovy map literal are strings
    public Object methodMissing(String name, Object arguments) throws IOException, InterruptedException {
        Object[] given = (Object[]) arguments;
        if (!pluginSteps.has(name)) {
            throw new IllegalArgumentException("The demo has no step \"" + name + "\" that takes these arguments.");
        }
        if (given.length > 1 || given.length == 1 && !(given[0] instanceof Map)) {
            throw new IllegalArgumentException(name + " takes named parameters only.");
        }
        if (pluginSteps.needsWorkspace(name)) {
            requireNode(name);
        } else {
            log(name);
        }
        return pluginSteps.run(name, given.length == 0 ? Map.of() : (Map<String, ?>) given[0], build);
    }

    private Object block(String label, String step, Closure<?> body) {
        log("{" + label);
        Object result = body.call();
        log("}");
        log("// " + step);
        return result;
    }

    private void requireNode(String step) {
        log(step);
        if (!inNode) {
            throw new IllegalStateException(step + " needs a workspace: call it within node { }.");
        }
    }

    private void log(String text) {
        build.log().println("[Pipeline] " + text);
    }
}
