package io.jenkins.plugins.gitlabrelease.option;

import hudson.model.Item;
import hudson.util.ListBoxModel;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The web methods behind the fields of {@link TransferOptions}. */
@Restricted(NoExternalUse.class)
public interface TransferForm {

    @POST
    default ListBoxModel doFillTransferItems(@AncestorInPath Item item, @QueryParameter String transfer) {
        return ProjectForm.choices(item, ChoiceOption.TRANSFER, transfer, by -> switch (by) {
            case CONTROLLER -> Messages.TransferForm_Controller();
            case AGENT -> Messages.TransferForm_Agent();
        });
    }
}
