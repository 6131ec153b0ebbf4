package io.jenkins.plugins.gitlabrelease.option;

import hudson.model.Item;
import hudson.util.ListBoxModel;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The web methods behind the fields of {@link DeleteOptions}, for the step and the post-build action. */
@Restricted(NoExternalUse.class)
public interface DeleteForm extends ProjectForm {

    @POST
    default ListBoxModel doFillNewestByItems(@AncestorInPath Item item, @QueryParameter String newestBy) {
        return ProjectForm.choices(item, ChoiceOption.NEWEST_BY, newestBy, by -> switch (by) {
            case DATE -> Messages.ReleaseChoiceForm_Date();
            case SEMVER -> Messages.ReleaseChoiceForm_SemVer();
        });
    }
}
