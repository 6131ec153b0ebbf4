package io.jenkins.plugins.gitlabrelease.option;

import hudson.model.Item;
import hudson.util.FormValidation;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The web methods behind the fields of {@link DownloadOptions}, for the step and the build step. */
@Restricted(NoExternalUse.class)
public interface DownloadForm extends ReleaseChoiceForm, TransferForm {

    @POST
    default FormValidation doCheckAssets(@AncestorInPath Item item, @QueryParameter String value) {
        return ProjectForm.check(item, value, patterns -> FilePatterns.ofNames("assets", patterns));
    }
}
