package io.jenkins.plugins.gitlabrelease.task;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import io.jenkins.plugins.gitlabrelease.artifact.AgentTransfers;
import io.jenkins.plugins.gitlabrelease.option.ChoiceOption;
import io.jenkins.plugins.gitlabrelease.option.TransferOptions;
import io.jenkins.plugins.gitlabrelease.option.TransferOptions.Transfer;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;

/** Who moves the bytes of files: the user's choice, where it can be had. The release is the same either way. */
final class ChosenTransfer {

    private ChosenTransfer() {}

    /**
     * The agent that does it; null for the controller. A choice that cannot be followed is logged, with the reason.
     *
     * @param workspace null if there is none
     * @throws ReleaseException if the choice is none
     */
    @CheckForNull
    static AgentTransfers of(TransferOptions options, ProjectAccess access, @CheckForNull FilePath workspace)
            throws ReleaseException {
        Transfer chosen = ChoiceOption.TRANSFER.parse(access.variables().inText(options.getTransfer()));
        if (chosen == Transfer.CONTROLLER) {
            return null;
        }
        String reason = reasonAgainst(access, workspace);
        if (reason == null) {
            return AgentTransfers.of(workspace, access.policy().certificates().pem(), access.log());
        }
        access.log().line("the controller transfers the files, although transfer is agent: " + reason);
        return null;
    }

    @CheckForNull
    private static String reasonAgainst(ProjectAccess access, @CheckForNull FilePath workspace) {
        if (!access.policy().agents()) {
            return "the administrator of Jenkins keeps the token of the GitLab server "
                    + access.policy().server() + " on the controller";
        }
        if (workspace == null) {
            return "there is no agent here; call the step within node";
        }
        return workspace.isRemote() ? null : "the workspace is on the controller";
    }
}
