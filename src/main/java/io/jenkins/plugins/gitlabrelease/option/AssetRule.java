package io.jenkins.plugins.gitlabrelease.option;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.release.AssetLabel;
import io.jenkins.plugins.gitlabrelease.release.LegalNames;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.server.Permissions;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * A title, a type and a permanent path for published files. A Pipeline writes it as a map:
 * {@code [pattern: 'dist/*.deb', name: 'Debian package', path: '/deb/app.deb']}.
 */
public final class AssetRule implements Describable<AssetRule> {

    /** The type of a file that no rule gives another one. */
    private static final String DEFAULT_TYPE = LinkType.PACKAGE.json();

    private final String pattern;
    private String name;
    private String type;
    private String path;

    /** @param pattern an Ant pattern of the paths of the files that the rule is for */
    @DataBoundConstructor
    public AssetRule(String pattern) {
        this.pattern = Util.fixEmptyAndTrim(pattern);
    }

    /** Empty if the user left it out, which is refused when the release is published. */
    public String getPattern() {
        return pattern == null ? "" : pattern;
    }

    /** The title; null for the file's name. */
    @CheckForNull
    public String getName() {
        return name;
    }

    @DataBoundSetter
    public void setName(@CheckForNull String name) {
        this.name = Util.fixEmptyAndTrim(name);
    }

    /** One of {@code other}, {@code runbook}, {@code image} and {@code package}. */
    public String getType() {
        return type == null ? DEFAULT_TYPE : type;
    }

    @DataBoundSetter
    public void setType(@CheckForNull String type) {
        String given = Util.fixEmptyAndTrim(type);
        this.type = DEFAULT_TYPE.equals(given) ? null : given;
    }

    /** The permanent path below the release, with its leading slash; null for one that is made of the file's name. */
    @CheckForNull
    public String getPath() {
        return path;
    }

    @DataBoundSetter
    public void setPath(@CheckForNull String path) {
        this.path = Util.fixEmptyAndTrim(path);
    }

    /** The rule as the engine takes it. */
    public AssetLabel toLabel(Variables variables) throws ReleaseException {
        List<String> patterns = FilePatterns.ofFiles("assets", variables.inText(pattern));
        if (patterns.isEmpty()) {
            throw new ReleaseException("A rule of the parameter assets has no pattern. Say which files it is for.");
        }
        return new AssetLabel(
                String.join(",", patterns),
                variables.in("name of an asset", name),
                ChoiceOption.LINK_TYPE.parse(variables.in("type of an asset", getType())),
                variables.in("path of an asset", path));
    }

    /** The form of one rule. */
    @Extension
    @Symbol("gitlabReleaseAsset")
    public static final class DescriptorImpl extends Descriptor<AssetRule> {

        @Override
        @NonNull
        public String getDisplayName() {
            return Messages.AssetRule_DisplayName();
        }

        @POST
        public ListBoxModel doFillTypeItems(@AncestorInPath Item item, @QueryParameter String type) {
            return ProjectForm.choices(item, ChoiceOption.LINK_TYPE, type, AssetLink::labelOf);
        }

        @POST
        public FormValidation doCheckPattern(@AncestorInPath Item item, @QueryParameter String value) {
            if (!Permissions.mayConfigure(item)) {
                return FormValidation.ok();
            }
            return Util.fixEmptyAndTrim(value) == null
                    ? FormValidation.validateRequired(value)
                    : ProjectForm.check(item, value, patterns -> FilePatterns.ofFiles("assets", patterns));
        }

        @POST
        public FormValidation doCheckPath(@AncestorInPath Item item, @QueryParameter String value) {
            return ProjectForm.check(item, value, path -> {
                if (!LegalNames.isDirectAssetPath(path.replace("{file}", "file").replace("{tag}", "tag"))) {
                    throw new ReleaseException(Messages.AssetLink_NoPath());
                }
            });
        }
    }
}
