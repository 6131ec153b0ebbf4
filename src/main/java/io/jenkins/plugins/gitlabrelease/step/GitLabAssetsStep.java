package io.jenkins.plugins.gitlabrelease.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.gitlabrelease.option.AssetLink;
import io.jenkins.plugins.gitlabrelease.option.AssetOptions;
import io.jenkins.plugins.gitlabrelease.option.ChoiceOption;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.DataBoundSetter;

/** The part of a Pipeline step that is about the assets of a release. It publishes no file that it is not told to. */
public abstract class GitLabAssetsStep extends GitLabStep implements AssetOptions {

    private String artifacts;
    private String excludes;
    private String files;
    private List<AssetLink> links;
    private String linkTo;
    private String packageName;
    private String packageVersion;
    private boolean checksums;
    private boolean allowEmpty;

    @Override
    @CheckForNull
    public String getArtifacts() {
        return artifacts;
    }

    @DataBoundSetter
    public void setArtifacts(@CheckForNull String artifacts) {
        this.artifacts = Util.fixEmptyAndTrim(artifacts);
    }

    @Override
    @CheckForNull
    public String getExcludes() {
        return excludes;
    }

    @DataBoundSetter
    public void setExcludes(@CheckForNull String excludes) {
        this.excludes = Util.fixEmptyAndTrim(excludes);
    }

    @Override
    @CheckForNull
    public String getFiles() {
        return files;
    }

    @DataBoundSetter
    public void setFiles(@CheckForNull String files) {
        this.files = Util.fixEmptyAndTrim(files);
    }

    @Override
    public List<AssetLink> getLinks() {
        return links == null ? List.of() : List.copyOf(links);
    }

    @DataBoundSetter
    public void setLinks(@CheckForNull List<AssetLink> links) {
        this.links = links == null || links.isEmpty() ? null : new ArrayList<>(links);
    }

    @Override
    public String getLinkTo() {
        return ChoiceOption.LINK_TO.shown(linkTo);
    }

    @DataBoundSetter
    public void setLinkTo(@CheckForNull String linkTo) {
        this.linkTo = ChoiceOption.LINK_TO.stored(linkTo);
    }

    @Override
    @CheckForNull
    public String getPackageName() {
        return packageName;
    }

    @DataBoundSetter
    public void setPackageName(@CheckForNull String packageName) {
        this.packageName = Util.fixEmptyAndTrim(packageName);
    }

    @Override
    @CheckForNull
    public String getPackageVersion() {
        return packageVersion;
    }

    @DataBoundSetter
    public void setPackageVersion(@CheckForNull String packageVersion) {
        this.packageVersion = Util.fixEmptyAndTrim(packageVersion);
    }

    @Override
    public boolean isChecksums() {
        return checksums;
    }

    @DataBoundSetter
    public void setChecksums(boolean checksums) {
        this.checksums = checksums;
    }

    @Override
    public boolean isAllowEmpty() {
        return allowEmpty;
    }

    @DataBoundSetter
    public void setAllowEmpty(boolean allowEmpty) {
        this.allowEmpty = allowEmpty;
    }
}
