package io.jenkins.plugins.gitlabrelease.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import io.jenkins.plugins.gitlabrelease.option.ChoiceOption;
import io.jenkins.plugins.gitlabrelease.option.ReleaseChoice;
import io.jenkins.plugins.gitlabrelease.option.ReleaseChoiceForm;
import java.util.HashMap;
import java.util.Map;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.kohsuke.stapler.DataBoundSetter;

/** A Pipeline step that takes one release that is there: that of a tag, or the latest. */
public abstract class ReleaseChoiceStep extends GitLabStep implements ReleaseChoice {

    private String tag;
    private boolean latest;
    private String latestBy;
    private String tagPattern;
    private boolean includePrereleases;
    private boolean includeUpcoming;

    @Override
    @CheckForNull
    public String getTag() {
        return tag;
    }

    @DataBoundSetter
    public void setTag(@CheckForNull String tag) {
        this.tag = Util.fixEmptyAndTrim(tag);
    }

    @Override
    public boolean isLatest() {
        return latest;
    }

    @DataBoundSetter
    public void setLatest(boolean latest) {
        this.latest = latest;
    }

    @Override
    public String getLatestBy() {
        return ChoiceOption.LATEST_BY.shown(latestBy);
    }

    @DataBoundSetter
    public void setLatestBy(@CheckForNull String latestBy) {
        this.latestBy = ChoiceOption.LATEST_BY.stored(latestBy);
    }

    @Override
    @CheckForNull
    public String getTagPattern() {
        return tagPattern;
    }

    @DataBoundSetter
    public void setTagPattern(@CheckForNull String tagPattern) {
        this.tagPattern = Util.fixEmptyAndTrim(tagPattern);
    }

    @Override
    public boolean isIncludePrereleases() {
        return includePrereleases;
    }

    @DataBoundSetter
    public void setIncludePrereleases(boolean includePrereleases) {
        this.includePrereleases = includePrereleases;
    }

    @Override
    public boolean isIncludeUpcoming() {
        return includeUpcoming;
    }

    @DataBoundSetter
    public void setIncludeUpcoming(boolean includeUpcoming) {
        this.includeUpcoming = includeUpcoming;
    }

    /** Also takes {@code latest: 'semver'}, which says with one argument what the form says with two. */
    abstract static class ChoiceDescriptor extends GitLabStepDescriptor
            implements ReleaseChoiceForm, CustomDescribableModel {

        @Override
        @NonNull
        public Map<String, Object> customInstantiate(@NonNull Map<String, Object> arguments) {
            if (arguments.get("latest") instanceof CharSequence word
                    && ChoiceOption.LATEST_BY.choices().containsKey(word.toString())) {
                Map<String, Object> both = new HashMap<>(arguments);
                both.put("latest", true);
                both.put("latestBy", word.toString());
                return both;
            }
            return arguments;
        }
    }
}
