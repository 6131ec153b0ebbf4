package io.jenkins.plugins.gitlabrelease.option;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import java.util.function.UnaryOperator;

/**
 * The options about the project with their variables replaced, for freestyle jobs; see {@link ExpandedOptions} for why
 * only there, and why the credential's id stays as it is.
 */
abstract class ExpandedProject<T extends ProjectOptions> implements ProjectOptions {

    private final T options;
    private final UnaryOperator<String> expansion;

    ExpandedProject(T options, UnaryOperator<String> expansion) {
        this.options = options;
        this.expansion = expansion;
    }

    /** The options as they were written. */
    final T options() {
        return options;
    }

    @CheckForNull
    final String expand(@CheckForNull String text) {
        return text == null ? null : Util.fixEmptyAndTrim(expansion.apply(text));
    }

    @Override
    @CheckForNull
    public final String getServer() {
        return expand(options.getServer());
    }

    @Override
    @CheckForNull
    public final String getProject() {
        return expand(options.getProject());
    }

    @Override
    @CheckForNull
    public final String getCredentialsId() {
        return options.getCredentialsId();
    }
}
