package io.jenkins.plugins.gitlabrelease.option;

import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What a user can say about the way that files take between a workspace and GitLab. The entry of the form is in this
 * interface's view {@code transfer}.
 */
@Restricted(NoExternalUse.class)
public interface TransferOptions {

    /** Who sends files to GitLab and receives them. */
    enum Transfer {
        /** The controller, where the token stays. */
        CONTROLLER,
        /** The agent that has the workspace, which gets the token for as long as that takes. */
        AGENT
    }

    /** Who does it, as a word of {@link Transfer}; never null. */
    String getTransfer();
}
