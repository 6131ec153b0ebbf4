package io.jenkins.plugins.gitlabrelease.parameter;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.model.Items;
import hudson.model.Job;
import hudson.model.ParameterDefinition;
import hudson.model.ParametersDefinitionProperty;
import hudson.security.ACL;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;

/** Which job a parameter belongs to: Jenkins does not tell the parameter. */
final class ParameterOwner {

    private ParameterOwner() {}

    /**
     * The job whose page is asked, or else the job that has this very parameter; for one that no job has (the parameter of
     * a step {@code input}), the job whose page is asked.
     *
     * @return null if there is none
     */
    @CheckForNull
    static Job<?, ?> find(GitLabReleaseParameter parameter) {
        Job<?, ?> asked = asked();
        if (asked != null && parametersOf(asked).stream().anyMatch(each -> each == parameter)) {
            return asked;
        }
        for (Job<?, ?> job : Items.allItems2(ACL.SYSTEM2, Jenkins.get(), Job.class)) {
            if (parametersOf(job).stream().anyMatch(each -> each == parameter)) {
                return job;
            }
        }
        return asked;
    }

    /** The parameter of that name; null if the item has none, or one of another kind. */
    @CheckForNull
    static GitLabReleaseParameter parameterOf(Item item, @CheckForNull String name) {
        return item instanceof Job<?, ?> job
                ? parametersOf(job).stream()
                        .filter(each -> each.getName().equals(name))
                        .filter(GitLabReleaseParameter.class::isInstance)
                        .map(GitLabReleaseParameter.class::cast)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /** Whether a browser or a REST client waits for a page of a job, and not the CLI or a step. */
    static boolean isAskedByAPage() {
        return asked() != null;
    }

    @CheckForNull
    private static Job<?, ?> asked() {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        return request == null ? null : request.findAncestorObject(Job.class);
    }

    private static List<ParameterDefinition> parametersOf(Job<?, ?> job) {
        ParametersDefinitionProperty parameters = job.getProperty(ParametersDefinitionProperty.class);
        return parameters == null ? List.of() : parameters.getParameterDefinitions();
    }
}
