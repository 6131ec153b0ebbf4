package io.jenkins.plugins.gitlabrelease.option;

import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The web methods behind the fields of {@link ReleaseOptions}, for the step and the post-build action. */
@Restricted(NoExternalUse.class)
public interface ReleaseForm extends ProjectForm {

    @POST
    default ListBoxModel doFillChangelogItems(@AncestorInPath Item item, @QueryParameter String changelog) {
        return ProjectForm.choices(item, ChoiceOption.CHANGELOG, changelog);
    }

    @POST
    default ListBoxModel doFillLinkToItems(@AncestorInPath Item item, @QueryParameter String linkTo) {
        return ProjectForm.choices(item, ChoiceOption.LINK_TO, linkTo);
    }

    @POST
    default ListBoxModel doFillIfExistsItems(@AncestorInPath Item item, @QueryParameter String ifExists) {
        return ProjectForm.choices(item, ChoiceOption.IF_EXISTS, ifExists);
    }

    @POST
    default FormValidation doCheckReleasedAt(@AncestorInPath Item item, @QueryParameter String value) {
        return ProjectForm.checkDate(item, "releasedAt", value);
    }
}
