package io.jenkins.plugins.gitlabrelease.server;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Queue;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.springframework.security.core.Authentication;

/**
 * The credentials that a form offers: exactly those that {@link GitLabCredentials} can use later. Callers ask
 * {@link Permissions} before they come here.
 */
@Restricted(NoExternalUse.class)
public final class CredentialChoices {

    private CredentialChoices() {}

    /**
     * The kinds that can hold a token. The system scope is left out for the sake of the global page: what is chosen
     * there is used by jobs, and jobs never see that scope.
     */
    private static CredentialsMatcher tokens() {
        return CredentialsMatchers.allOf(
                CredentialKind.matcher(),
                CredentialsMatchers.not(CredentialsMatchers.withScope(CredentialsScope.SYSTEM)));
    }

    /** For callers without permission: nothing but what they sent. */
    public static ListBoxModel currentOnly(@CheckForNull String currentId) {
        return new StandardListBoxModel().includeCurrentValue(currentId == null ? "" : currentId);
    }

    /**
     * The choices of one drop-down list, with a blank one first.
     *
     * @param item whose builds will use the credential; null for what every job can use
     * @param url the server the token is for; null if it is not known yet
     * @param currentId what is chosen now, kept even if it cannot be found
     */
    public static ListBoxModel of(@CheckForNull Item item, @CheckForNull String url, @CheckForNull String currentId) {
        return new StandardListBoxModel()
                .includeEmptyValue()
                .includeMatchingAs(
                        authenticationOf(item),
                        item,
                        StandardCredentials.class,
                        GitLabCredentials.requirementsOf(url),
                        tokens())
                .includeCurrentValue(currentId == null ? "" : currentId);
    }

    /** Whether an id is one of the choices; blank is fine, and a parameter cannot be known before the build. */
    public static FormValidation check(@CheckForNull Item item, @CheckForNull String url, @CheckForNull String id) {
        String wanted = Util.fixEmptyAndTrim(id);
        if (wanted == null) {
            return FormValidation.ok();
        }
        if (wanted.startsWith("${") && wanted.endsWith("}")) {
            return FormValidation.warning(Messages.CredentialChoices_Parameter());
        }
        ListBoxModel found = CredentialsProvider.listCredentialsInItem(
                StandardCredentials.class,
                item,
                authenticationOf(item),
                GitLabCredentials.requirementsOf(url),
                CredentialsMatchers.allOf(tokens(), CredentialsMatchers.withId(wanted)));
        return found.isEmpty()
                ? FormValidation.error(Messages.CredentialChoices_NotFound(CredentialKind.descriptions()))
                : FormValidation.ok();
    }

    /** The credentials that can hold certificates, with a blank one first: Jenkins' own, of every scope. */
    static ListBoxModel certificates(@CheckForNull String currentId) {
        return new StandardListBoxModel()
                .includeEmptyValue()
                .includeMatchingAs(
                        ACL.SYSTEM2, Jenkins.get(), StandardCredentials.class, List.of(), CaCertificates.kinds())
                .includeCurrentValue(currentId == null ? "" : currentId);
    }

    /** As whom the item's builds run. */
    static Authentication authenticationOf(@CheckForNull Item item) {
        return item instanceof Queue.Task ? Tasks.getAuthenticationOf2((Queue.Task) item) : ACL.SYSTEM2;
    }
}
