package io.jenkins.plugins.gitlabrelease.option;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Replaces the variables of a build in the options of a freestyle job. In a Pipeline Groovy has done so by then, and a
 * dollar sign that is left is meant: {@link #NONE}.
 *
 * <p>The credential's id is never given to it: the credentials plugin resolves {@code ${PARAMETER}} itself, and decides by
 * it whose credentials may be used.
 */
@Restricted(NoExternalUse.class)
public final class Variables {

    /** For a Pipeline: every text stays as it is. */
    public static final Variables NONE = new Variables(UnaryOperator.identity());

    /** What Jenkins reads as a variable, and {@code ${...}} that it cannot read; an escaped dollar sign comes first. */
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\$|[A-Za-z_]\\w*|\\{[^{}]*\\})");

    private final UnaryOperator<String> expansion;

    /**
     * @param expansion replaces the variables in one text, as {@code EnvVars.expand} does: one that is not set stays, and
     *     two dollar signs become one
     */
    public Variables(UnaryOperator<String> expansion) {
        this.expansion = expansion;
    }

    /**
     * Notes and file patterns, in which a dollar sign may be meant: a variable that is not set stays as it is.
     *
     * @return null if nothing is left
     */
    @CheckForNull
    public String inText(@CheckForNull String text) {
        return text == null ? null : ReleaseOptions.blankToNull(expansion.apply(text));
    }

    /**
     * A name, path or address, which nobody wants to have a variable's name in it.
     *
     * @param parameter the option's name, for the message
     * @return null if nothing is left
     * @throws ReleaseException if a variable is not set
     */
    @CheckForNull
    public String in(String parameter, @CheckForNull String value) throws ReleaseException {
        if (value == null || this == NONE) {
            return value;
        }
        Matcher variables = VARIABLE.matcher(value);
        while (variables.find()) {
            String variable = variables.group();
            if (expansion.apply(variable).equals(variable)) {
                throw new ReleaseException("The parameter " + parameter + " is \"" + value + "\", and the build has no"
                        + " variable " + variable + ". Define it, for example as a parameter of the job, or write $$"
                        + " where a dollar sign is meant.");
            }
        }
        return inText(value);
    }

    /**
     * The same for each title of a list of milestones.
     *
     * @return null if the list is, or if all of its titles are blank; empty if it is
     */
    @CheckForNull
    public List<String> inTitles(String parameter, @CheckForNull List<String> titles) throws ReleaseException {
        if (titles == null || titles.isEmpty()) {
            return titles;
        }
        List<String> replaced = new ArrayList<>();
        for (String title : titles) {
            replaced.add(in(parameter, title));
        }
        return MilestoneTitles.parse(replaced);
    }
}
