package io.jenkins.plugins.gitlabrelease.option;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.server.Permissions;
import java.util.List;

/** What the forms of the step and the post-build action answer alike about the release. */
public final class ReleaseForm {

    private ReleaseForm() {}

    /**
     * The words of an option; someone who may not see the job's configuration gets back what was sent.
     *
     * @param current what is chosen now, kept even if it is none of the words: a freestyle job may have a variable there
     */
    public static ListBoxModel words(@CheckForNull Item item, ChoiceOption<?> option, @CheckForNull String current) {
        if (!Permissions.mayConfigure(item)) {
            return ProjectForm.currentOnly(current);
        }
        ListBoxModel items = new ListBoxModel();
        List<String> words = option.words();
        words.forEach(word -> items.add(word, word));
        String chosen = Util.fixEmptyAndTrim(current);
        if (chosen != null && !words.contains(chosen)) {
            items.add(chosen, chosen);
        }
        return items;
    }

    /**
     * Whether a date can be read; one with a variable cannot be known before the build.
     *
     * @param parameter what the field is called in a Pipeline
     */
    public static FormValidation checkDate(@CheckForNull Item item, String parameter, @CheckForNull String value) {
        if (!Permissions.mayConfigure(item)) {
            return FormValidation.ok();
        }
        String text = Util.fixEmptyAndTrim(value);
        if (text == null || text.contains("$")) {
            return FormValidation.ok();
        }
        try {
            ReleaseDate.parse(parameter, text);
            return FormValidation.ok();
        } catch (ReleaseException e) {
            return FormValidation.error(e.getMessage());
        }
    }
}
