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
import io.jenkins.plugins.gitlabrelease.release.LegalNames;
import io.jenkins.plugins.gitlabrelease.release.LinkRequest;
import io.jenkins.plugins.gitlabrelease.release.LinkUrl;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.server.Permissions;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * A link of a release to something that is not an artifact of the build. A Pipeline writes it as a map:
 * {@code [name: 'Manual', url: 'https://docs.example.com/', type: 'runbook']}.
 */
public final class AssetLink implements Describable<AssetLink> {

    /** The type of a link that does not name one, as in GitLab's own form. */
    public static final String DEFAULT_TYPE = LinkType.OTHER.json();

    private final String name;
    private final String url;
    private String type;
    private String path;

    /**
     * @param name the text of the link, unique in the release
     * @param url an absolute http, https or ftp URL
     */
    @DataBoundConstructor
    public AssetLink(String name, String url) {
        this.name = Util.fixEmptyAndTrim(name);
        this.url = Util.fixEmptyAndTrim(url);
    }

    /** Empty if the user left it out, which is refused when the release is published. */
    public String getName() {
        return name == null ? "" : name;
    }

    /** Empty if the user left it out, which is refused when the release is published. */
    public String getUrl() {
        return url == null ? "" : url;
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

    /** The path of the permanent link below the release, with its leading slash; null for none. */
    @CheckForNull
    public String getPath() {
        return path;
    }

    @DataBoundSetter
    public void setPath(@CheckForNull String path) {
        this.path = Util.fixEmptyAndTrim(path);
    }

    /**
     * The link as the engine takes it.
     *
     * @throws ReleaseException for what the engine could not express, an unknown type, and for a variable that is not set
     */
    public LinkRequest toRequest(Variables variables) throws ReleaseException {
        String givenType = Util.fixEmptyAndTrim(variables.in("type of a link", type));
        String wanted = givenType == null ? DEFAULT_TYPE : givenType.toLowerCase(Locale.ROOT);
        String shownName = Objects.requireNonNullElse(Util.fixEmptyAndTrim(variables.in("name of a link", name)), "");
        for (LinkType known : LinkType.values()) {
            if (known.json().equals(wanted)) {
                String address = Util.fixEmptyAndTrim(variables.in("url of a link", url));
                return new LinkRequest(
                        shownName,
                        Objects.requireNonNullElse(address, ""),
                        known,
                        Util.fixEmptyAndTrim(variables.in("path of a link", path)));
            }
        }
        throw new ReleaseException("The link \"" + shownName + "\" has the type \"" + givenType
                + "\", which GitLab does not know; use one of " + knownTypes() + ".");
    }

    private static String knownTypes() {
        return Arrays.stream(LinkType.values()).map(LinkType::json).collect(Collectors.joining(", "));
    }

    /** What a form calls a type. */
    static String labelOf(LinkType type) {
        return switch (type) {
            case OTHER -> Messages.AssetLink_Other();
            case RUNBOOK -> Messages.AssetLink_Runbook();
            case IMAGE -> Messages.AssetLink_Image();
            case PACKAGE -> Messages.AssetLink_Package();
        };
    }

    /** The form of one link. */
    @Extension
    @Symbol("gitlabReleaseLink")
    public static final class DescriptorImpl extends Descriptor<AssetLink> {

        @Override
        @NonNull
        public String getDisplayName() {
            return Messages.AssetLink_DisplayName();
        }

        @POST
        public ListBoxModel doFillTypeItems(@AncestorInPath Item item, @QueryParameter String type) {
            return ProjectForm.choices(item, ChoiceOption.LINK_TYPE, type, AssetLink::labelOf);
        }

        @POST
        public FormValidation doCheckName(@AncestorInPath Item item, @QueryParameter String value) {
            if (!Permissions.mayConfigure(item)) {
                return FormValidation.ok();
            }
            return FormValidation.validateRequired(value);
        }

        @POST
        public FormValidation doCheckUrl(@AncestorInPath Item item, @QueryParameter String value) {
            if (!Permissions.mayConfigure(item)) {
                return FormValidation.ok();
            }
            if (Util.fixEmptyAndTrim(value) == null) {
                return FormValidation.validateRequired(value);
            }
            return ProjectForm.check(item, value, url -> {
                String problem = LinkUrl.problemOf(url);
                if (problem != null) {
                    throw new ReleaseException(problem + ".");
                }
            });
        }

        @POST
        public FormValidation doCheckPath(@AncestorInPath Item item, @QueryParameter String value) {
            return ProjectForm.check(item, value, path -> {
                if (!LegalNames.isDirectAssetPath(path)) {
                    throw new ReleaseException(Messages.AssetLink_NoPath());
                }
            });
        }
    }
}
