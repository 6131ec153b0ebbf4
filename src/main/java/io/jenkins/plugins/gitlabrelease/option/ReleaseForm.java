package io.jenkins.plugins.gitlabrelease.option;

import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.gitlabrelease.release.LegalNames;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The web methods behind the fields of {@link ReleaseOptions}, for the step and the post-build action. */
@Restricted(NoExternalUse.class)
public interface ReleaseForm extends ProjectForm, TransferForm {

    @POST
    default ListBoxModel doFillChangelogItems(@AncestorInPath Item item, @QueryParameter String changelog) {
        return ProjectForm.choices(item, ChoiceOption.CHANGELOG, changelog, source -> switch (source) {
            case NONE -> Messages.ReleaseForm_NoChangelog();
            case BUILD -> Messages.ReleaseForm_ChangelogOfBuild();
            case GITLAB -> Messages.ReleaseForm_ChangelogOfGitLab();
            case TAG -> Messages.ReleaseForm_ChangelogOfTag();
            case FILE -> Messages.ReleaseForm_ChangelogOfFile();
        });
    }

    @POST
    default ListBoxModel doFillNotesTooLongItems(@AncestorInPath Item item, @QueryParameter String notesTooLong) {
        return ProjectForm.choices(item, ChoiceOption.NOTES_TOO_LONG, notesTooLong, notes -> switch (notes) {
            case FAIL -> Messages.ReleaseForm_NotesTooLongFail();
            case ATTACH -> Messages.ReleaseForm_NotesTooLongAttach();
        });
    }

    @POST
    default ListBoxModel doFillLinkToItems(@AncestorInPath Item item, @QueryParameter String linkTo) {
        return ProjectForm.choices(item, ChoiceOption.LINK_TO, linkTo, target -> switch (target) {
            case PACKAGES -> Messages.ReleaseForm_LinkToPackages();
            case JENKINS -> Messages.ReleaseForm_LinkToJenkins();
        });
    }

    @POST
    default ListBoxModel doFillPackageStatusItems(@AncestorInPath Item item, @QueryParameter String packageStatus) {
        return ProjectForm.choices(item, ChoiceOption.PACKAGE_STATUS, packageStatus, status -> switch (status) {
            case KEEP -> Messages.ReleaseForm_PackageStatusKeep();
            case DEFAULT -> Messages.ReleaseForm_PackageStatusDefault();
            case HIDDEN -> Messages.ReleaseForm_PackageStatusHidden();
        });
    }

    @POST
    default ListBoxModel doFillIfExistsItems(@AncestorInPath Item item, @QueryParameter String ifExists) {
        return ProjectForm.choices(item, ChoiceOption.IF_EXISTS, ifExists, action -> switch (action) {
            case UPDATE -> Messages.ReleaseForm_IfExistsUpdate();
            case SKIP -> Messages.ReleaseForm_IfExistsSkip();
            case FAIL -> Messages.ReleaseForm_IfExistsFail();
        });
    }

    @POST
    default ListBoxModel doFillNotesItems(@AncestorInPath Item item, @QueryParameter String notes) {
        return ProjectForm.choices(item, ChoiceOption.NOTES, notes, mode -> switch (mode) {
            case REPLACE -> Messages.ReleaseForm_NotesReplace();
            case APPEND -> Messages.ReleaseForm_NotesAppend();
            case PREPEND -> Messages.ReleaseForm_NotesPrepend();
            case KEEP -> Messages.ReleaseForm_NotesKeep();
        });
    }

    @POST
    default FormValidation doCheckReleasedAt(@AncestorInPath Item item, @QueryParameter String value) {
        return ProjectForm.check(item, value, date -> ReleaseDate.parse("releasedAt", date));
    }

    @POST
    default FormValidation doCheckRef(@AncestorInPath Item item, @QueryParameter String value) {
        return ProjectForm.check(item, value, ref -> {
            if (ref.startsWith("origin/")) {
                throw new ReleaseException(Messages.ReleaseForm_RemoteRef(ref.substring("origin/".length())));
            }
        });
    }

    @POST
    default FormValidation doCheckArtifacts(@AncestorInPath Item item, @QueryParameter String value) {
        return ProjectForm.check(item, value, patterns -> FilePatterns.ofFiles("artifacts", patterns));
    }

    @POST
    default FormValidation doCheckFiles(@AncestorInPath Item item, @QueryParameter String value) {
        return ProjectForm.check(item, value, patterns -> FilePatterns.ofFiles("files", patterns));
    }

    @POST
    default FormValidation doCheckExcludes(@AncestorInPath Item item, @QueryParameter String value) {
        return ProjectForm.check(item, value, patterns -> FilePatterns.ofFiles("excludes", patterns));
    }

    @POST
    default FormValidation doCheckPackageName(@AncestorInPath Item item, @QueryParameter String value) {
        return ProjectForm.checkSpelling(item, value, LegalNames::packageName);
    }

    @POST
    default FormValidation doCheckPackageVersion(@AncestorInPath Item item, @QueryParameter String value) {
        return ProjectForm.checkSpelling(item, value, LegalNames::packageVersion);
    }
}
