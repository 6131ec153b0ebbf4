package io.jenkins.plugins.gitlabrelease.option;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.server.CredentialChoices;
import io.jenkins.plugins.gitlabrelease.server.GitLabServer;
import io.jenkins.plugins.gitlabrelease.server.GitLabServers;

/**
 * What the forms of all steps and post-build actions answer alike about the project. Their web methods check the permission and call
 * this; without it they answer with {@link #currentOnly}.
 */
public final class ProjectForm {

    private ProjectForm() {}

    /** For callers without permission: nothing but what they sent. */
    public static ListBoxModel currentOnly(@CheckForNull String current) {
        ListBoxModel items = new ListBoxModel();
        if (Util.fixEmptyAndTrim(current) != null) {
            items.add(current, current);
        }
        return items;
    }

    /** The servers that jobs can choose by name, after the default. */
    public static ListBoxModel servers() {
        ListBoxModel items = new ListBoxModel();
        items.add(Messages.ProjectForm_DefaultServer(), "");
        for (GitLabServer server : GitLabServers.get().available()) {
            items.add(server.getName(), server.getName());
        }
        return items;
    }

    /** The credentials the item's builds can use on a server. */
    public static ListBoxModel credentials(
            @CheckForNull Item item, @CheckForNull String server, @CheckForNull String current) {
        return CredentialChoices.of(item, urlOf(server), current);
    }

    /** Whether the item's builds can use a credential on a server. */
    public static FormValidation checkCredential(
            @CheckForNull Item item, @CheckForNull String server, @CheckForNull String id) {
        return CredentialChoices.check(item, urlOf(server), id);
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
