package io.jenkins.plugins.gitlabrelease.server;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Who may use the forms' web methods. Each of them asks here before it does anything else, and answers no more than the
 * caller sent if the answer is no.
 *
 * <p>Without an item only an administrator is let in: a global grant of {@code Item.CONFIGURE} is no right to look at
 * the whole of Jenkins (SECURITY-3260, SECURITY-3018).
 */
@Restricted(NoExternalUse.class)
public final class Permissions {

    private Permissions() {}

    /**
     * Whether the caller may see how the item is configured, including the names of the configured servers.
     *
     * @param item what the form belongs to; null on pages that belong to none
     */
    public static boolean mayConfigure(@CheckForNull Item item) {
        return item == null ? mayAdminister() : item.hasPermission(Item.EXTENDED_READ);
    }

    /**
     * Whether the caller may see which credentials the item could use.
     *
     * @param item what the form belongs to; null on pages that belong to none
     */
    public static boolean mayListCredentials(@CheckForNull Item item) {
        if (item == null) {
            return mayAdminister();
        }
        return item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(CredentialsProvider.USE_ITEM);
    }

    /**
     * Whether the caller may start builds of the item, and so see what a build can be started with.
     *
     * @param item what the form belongs to; null on pages that belong to none, where nothing can be started
     */
    public static boolean mayBuild(@CheckForNull Item item) {
        return item != null && item.hasPermission(Item.BUILD);
    }

    /** Whether the caller may change the global configuration. */
    public static boolean mayAdminister() {
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER);
    }
}
