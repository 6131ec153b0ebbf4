package io.jenkins.plugins.gitlabrelease.option;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.gitlabrelease.release.GitTagName;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.server.CredentialChoices;
import io.jenkins.plugins.gitlabrelease.server.GitLabServer;
import io.jenkins.plugins.gitlabrelease.server.GitLabServers;
import io.jenkins.plugins.gitlabrelease.server.Permissions;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * The web methods behind the fields of {@link ProjectOptions}, for the descriptors of all steps and of all freestyle
 * steps. Each asks for the permission first; without it a list holds what the caller sent, and a check finds nothing.
 */
@Restricted(NoExternalUse.class)
public interface ProjectForm {

    @POST
    default ListBoxModel doFillServerItems(@AncestorInPath Item item, @QueryParameter String server) {
        if (!Permissions.mayConfigure(item)) {
            return currentOnly(server);
        }
        return servers();
    }

    @POST
    default ListBoxModel doFillCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String server, @QueryParameter String credentialsId) {
        if (!Permissions.mayListCredentials(item)) {
            return currentOnly(credentialsId);
        }
        return CredentialChoices.of(item, urlOf(server), credentialsId);
    }

    @POST
    default FormValidation doCheckCredentialsId(
            @AncestorInPath Item item, @QueryParameter String server, @QueryParameter String value) {
        if (!Permissions.mayListCredentials(item)) {
            return FormValidation.ok();
        }
        return CredentialChoices.check(item, urlOf(server), value);
    }

    /** For the forms that have the field: whether Git takes it as the name of a tag. */
    @POST
    default FormValidation doCheckTag(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, value, tag -> {
            if (!GitTagName.isPossible(tag.replaceFirst("^(refs/)?tags/", ""))) {
                throw new ReleaseException(Messages.ProjectForm_NoTag());
            }
        });
    }

    /** The servers that jobs can choose by name, after the default. */
    static ListBoxModel servers() {
        ListBoxModel items = new ListBoxModel();
        items.add(Messages.ProjectForm_DefaultServer(defaultServer()), "");
        for (GitLabServer server : GitLabServers.get().available()) {
            items.add(server.getName(), server.getName());
        }
        return items;
    }

    private static String defaultServer() {
        try {
            return GitLabServers.get().findServer(null).getName();
        } catch (ReleaseException e) {
            return "";
        }
    }

    /**
     * The choices of an option, in words for people; its value is the option's own word.
     *
     * @param current what is chosen now, kept even if it is none of the words: a freestyle job may have a variable there
     */
    static <E extends Enum<E>> ListBoxModel choices(
            @CheckForNull Item item, ChoiceOption<E> option, @CheckForNull String current, Function<E, String> label) {
        if (!Permissions.mayConfigure(item)) {
            return currentOnly(current);
        }
        ListBoxModel items = new ListBoxModel();
        option.choices().forEach((word, meaning) -> items.add(label.apply(meaning), word));
        String chosen = Util.fixEmptyAndTrim(current);
        if (chosen != null && !option.choices().containsKey(chosen)) {
            items.add(chosen, chosen);
        }
        return items;
    }

    /** What a value of a field has to keep to. */
    @FunctionalInterface
    interface Rule {
        void check(String value) throws ReleaseException;
    }

    /** Whether a value keeps to its rule; blank is fine, and one with a variable cannot be known before the build. */
    static FormValidation check(@CheckForNull Item item, @CheckForNull String value, Rule rule) {
        if (!Permissions.mayConfigure(item)) {
            return FormValidation.ok();
        }
        String text = Util.fixEmptyAndTrim(value);
        if (text == null || text.contains("$")) {
            return FormValidation.ok();
        }
        try {
            rule.check(text);
            return FormValidation.ok();
        } catch (ReleaseException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    /** How a value will be spelled in GitLab, if that differs. */
    static FormValidation checkSpelling(
            @CheckForNull Item item, @CheckForNull String value, UnaryOperator<String> spelling) {
        if (!Permissions.mayConfigure(item)) {
            return FormValidation.ok();
        }
        String text = Util.fixEmptyAndTrim(value);
        if (text == null || text.contains("$") || spelling.apply(text).equals(text)) {
            return FormValidation.ok();
        }
        return FormValidation.ok(Messages.ProjectForm_Spelled(spelling.apply(text)));
    }

    private static ListBoxModel currentOnly(@CheckForNull String current) {
        ListBoxModel items = new ListBoxModel();
        if (Util.fixEmptyAndTrim(current) != null) {
            items.add(current, current);
        }
        return items;
    }

    /** Null for a server that is not there, or not yet known because its name is a variable. */
    @CheckForNull
    private static String urlOf(@CheckForNull String server) {
        try {
            return GitLabServers.get().findServer(Util.fixEmptyAndTrim(server)).getUrl();
        } catch (ReleaseException e) {
            return null;
        }
    }
}
