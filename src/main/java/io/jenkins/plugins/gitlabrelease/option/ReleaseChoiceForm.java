package io.jenkins.plugins.gitlabrelease.option;

import hudson.model.Item;
import hudson.util.ListBoxModel;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The web methods behind the fields of {@link ReleaseChoice}. */
@Restricted(NoExternalUse.class)
public interface ReleaseChoiceForm extends ProjectForm {

    @POST
    default ListBoxModel doFillLatestByItems(@AncestorInPath Item item, @QueryParameter String latestBy) {
        return ProjectForm.choices(item, ChoiceOption.LATEST_BY, latestBy, by -> switch (by) {
            case DATE -> Messages.ReleaseChoiceForm_Date();
            case SEMVER -> Messages.ReleaseChoiceForm_SemVer();
        });
    }
}
