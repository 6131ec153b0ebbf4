package io.jenkins.plugins.gitlabrelease.publisher;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.model.AbstractBuild;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.gitlabrelease.build.AssetLink;
import io.jenkins.plugins.gitlabrelease.build.BuildRelease;
import io.jenkins.plugins.gitlabrelease.build.ExpandedOptions;
import io.jenkins.plugins.gitlabrelease.build.ReleaseOptions;
import io.jenkins.plugins.gitlabrelease.server.FormText;
import io.jenkins.plugins.gitlabrelease.step.GitLabReleaseStep;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * The post-build action "Publish GitLab release". It has no {@code @Symbol} on purpose: in a Pipeline there is one name,
 * the step's, and only a step can return the release.
 */
public final class GitLabReleasePublisher extends GitLabPublisher implements ReleaseOptions {

    /** A post-build action publishes all that was archived, unless it is told otherwise. */
    public static final String DEFAULT_ARTIFACTS = "**";

    private String tag;
    private String name;
    private String description;
    private String ref;
    private String artifacts;
    private String excludes;
    private List<AssetLink> links;
    private boolean allowEmpty;

    /** Nothing is mandatory: in the build of a tag every option has a sensible default. */
    @DataBoundConstructor
    public GitLabReleasePublisher() {}

    @Override
    @CheckForNull
    public String getTag() {
        return tag;
    }

    @DataBoundSetter
    public void setTag(@CheckForNull String tag) {
        this.tag = FormText.trimToNull(tag);
    }

    @Override
    @CheckForNull
    public String getName() {
        return name;
    }

    @DataBoundSetter
    public void setName(@CheckForNull String name) {
        this.name = FormText.blankToNull(name);
    }

    @Override
    @CheckForNull
    public String getDescription() {
        return description;
    }

    @DataBoundSetter
    public void setDescription(@CheckForNull String description) {
        this.description = FormText.blankToNull(description);
    }

    @Override
    @CheckForNull
    public String getRef() {
        return ref;
    }

    @DataBoundSetter
    public void setRef(@CheckForNull String ref) {
        this.ref = FormText.trimToNull(ref);
    }

    @Override
    public String getArtifacts() {
        return artifacts == null ? DEFAULT_ARTIFACTS : artifacts;
    }

    @DataBoundSetter
    public void setArtifacts(@CheckForNull String artifacts) {
        String given = FormText.trimToNull(artifacts);
        this.artifacts = DEFAULT_ARTIFACTS.equals(given) ? null : given;
    }

    @Override
    @CheckForNull
    public String getExcludes() {
        return excludes;
    }

    @DataBoundSetter
    public void setExcludes(@CheckForNull String excludes) {
        this.excludes = FormText.trimToNull(excludes);
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
    public boolean isAllowEmpty() {
        return allowEmpty;
    }

    @DataBoundSetter
    public void setAllowEmpty(boolean allowEmpty) {
        this.allowEmpty = allowEmpty;
    }

    @Override
    void publish(Run<?, ?> run, EnvVars environment, TaskListener listener) throws InterruptedException, IOException {
        ReleaseOptions options = run instanceof AbstractBuild ? new ExpandedOptions(this, environment::expand) : this;
        BuildRelease.publish(options, run, environment, listener);
    }

    /** The form of the post-build action. */
    @Extension
    public static final class DescriptorImpl extends GitLabPublisherDescriptor {

        /** The entries mean what they mean in the step's form, and so its help is shown. */
        private static final List<String> FIELDS = List.of(
                "tag",
                "server",
                "project",
                "credentialsId",
                "name",
                "description",
                "ref",
                "excludes",
                "links",
                "allowEmpty");

        public DescriptorImpl() {
            for (String field : FIELDS) {
                addHelpFileRedirect(field, GitLabReleaseStep.class, field);
            }
        }

        @Override
        @NonNull
        public String getDisplayName() {
            return Messages.GitLabReleasePublisher_DisplayName();
        }

        public String getDefaultArtifacts() {
            return DEFAULT_ARTIFACTS;
        }
    }
}
