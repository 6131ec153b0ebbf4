package io.jenkins.plugins.gitlabrelease.option;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Options whose variables are replaced, for freestyle jobs. A Pipeline needs none of this: Groovy has done it, and a
 * dollar sign that is left is meant.
 *
 * <p>The credential's id stays as it is, because the credentials plugin resolves {@code ${PARAMETER}} itself and decides
 * by it whose credentials may be used.
 */
public final class ExpandedOptions implements ReleaseOptions {

    private final ReleaseOptions options;
    private final UnaryOperator<String> expansion;

    /** @param expansion replaces the variables in one text */
    public ExpandedOptions(ReleaseOptions options, UnaryOperator<String> expansion) {
        this.options = options;
        this.expansion = expansion;
    }

    @CheckForNull
    private String expand(@CheckForNull String text) {
        return text == null ? null : ReleaseOptions.blankToNull(expansion.apply(text));
    }

    @Override
    public String getTag() {
        return expand(options.getTag());
    }

    @Override
    public String getServer() {
        return expand(options.getServer());
    }

    @Override
    public String getProject() {
        return expand(options.getProject());
    }

    @Override
    public String getCredentialsId() {
        return options.getCredentialsId();
    }

    @Override
    public String getRef() {
        return expand(options.getRef());
    }

    @Override
    public String getTagMessage() {
        return expand(options.getTagMessage());
    }

    @Override
    public String getName() {
        return expand(options.getName());
    }

    @Override
    public String getDescription() {
        return expand(options.getDescription());
    }

    @Override
    public String getDescriptionFile() {
        return expand(options.getDescriptionFile());
    }

    @Override
    public String getChangelog() {
        return ChoiceOption.CHANGELOG.shown(expand(options.getChangelog()));
    }

    @Override
    @CheckForNull
    public List<String> getMilestones() {
        List<String> titles = options.getMilestones();
        return titles == null || titles.isEmpty()
                ? titles
                : MilestoneTitles.parse(titles.stream().map(expansion).toList());
    }

    @Override
    public String getReleasedAt() {
        return expand(options.getReleasedAt());
    }

    @Override
    public String getIfExists() {
        return ChoiceOption.IF_EXISTS.shown(expand(options.getIfExists()));
    }

    @Override
    public boolean isPrune() {
        return options.isPrune();
    }

    @Override
    public boolean isEvidence() {
        return options.isEvidence();
    }

    @Override
    public boolean isDryRun() {
        return options.isDryRun();
    }

    @Override
    public String getArtifacts() {
        return expand(options.getArtifacts());
    }

    @Override
    public String getExcludes() {
        return expand(options.getExcludes());
    }

    @Override
    public String getFiles() {
        return expand(options.getFiles());
    }

    @Override
    public List<AssetLink> getLinks() {
        return options.getLinks().stream()
                .map(link -> link.expanded(this::expand))
                .toList();
    }

    @Override
    public String getLinkTo() {
        return ChoiceOption.LINK_TO.shown(expand(options.getLinkTo()));
    }

    @Override
    public String getPackageName() {
        return expand(options.getPackageName());
    }

    @Override
    public String getPackageVersion() {
        return expand(options.getPackageVersion());
    }

    @Override
    public boolean isChecksums() {
        return options.isChecksums();
    }

    @Override
    public boolean isAllowEmpty() {
        return options.isAllowEmpty();
    }
}
