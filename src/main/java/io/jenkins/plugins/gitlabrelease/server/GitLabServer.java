package io.jenkins.plugins.gitlabrelease.server;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.gitlabrelease.gitlab.ServerUrl;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import jenkins.security.FIPS140;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A GitLab that releases can be published on, as an administrator configured it. */
public final class GitLabServer implements Describable<GitLabServer> {

    /** Where releases go as long as no server is configured. */
    static final String GITLAB_COM = "https://gitlab.com";

    private final String name;
    private String url;
    private String credentialsId;

    /**
     * @param name what jobs call this server
     * @param url the address of GitLab's start page, with its sub-path if it has one; a trailing {@code /} or
     *     {@code /api/v4} is dropped
     */
    @DataBoundConstructor
    public GitLabServer(String name, String url) {
        this.name = FormText.trimToNull(name);
        this.url = normalised(url);
    }

    /** Blank only in a configuration that was written by hand. */
    public String getName() {
        return name == null ? "" : name;
    }

    /** The normalised address, or what was typed if that is no address; null only in a configuration written by hand. */
    @CheckForNull
    public String getUrl() {
        return url;
    }

    /** The credential of jobs that name none; null if each job has to name one. */
    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(@CheckForNull String credentialsId) {
        this.credentialsId = FormText.trimToNull(credentialsId);
    }

    /**
     * The address to talk to.
     *
     * @throws ReleaseException if there is none, or one that must not be used
     */
    public ServerUrl address() throws ReleaseException {
        String problem = problemOf(url);
        if (problem != null) {
            throw new ReleaseException("The GitLab server \"" + getName() + "\" cannot be used: " + problem + " "
                    + GitLabServers.WHERE_TO_CONFIGURE);
        }
        return ServerUrl.parse(url);
    }

    /** Brings an address that was written by hand or by an older version into the form the constructor gives it. */
    private Object readResolve() {
        url = normalised(url);
        return this;
    }

    /** Keeps what cannot be parsed: a configuration must load, and the form and the build's log say what is wrong. */
    @CheckForNull
    private static String normalised(@CheckForNull String url) {
        String given = FormText.trimToNull(url);
        try {
            return given == null ? null : ServerUrl.parse(given).toString();
        } catch (IllegalArgumentException e) {
            return given;
        }
    }

    /** One sentence on what is wrong with an address, or null. Only parses: a check that connects can be abused. */
    @CheckForNull
    static String problemOf(@CheckForNull String url) {
        try {
            String parsed = ServerUrl.parse(url).toString();
            if (parsed.startsWith("http:") && FIPS140.useCompliantAlgorithms()) {
                return Messages.GitLabServer_HttpInFipsMode();
            }
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    /** The form of one server. */
    @Extension
    @Symbol("gitlabReleaseServer")
    public static final class DescriptorImpl extends Descriptor<GitLabServer> {

        @Override
        @NonNull
        public String getDisplayName() {
            return Messages.GitLabServer_DisplayName();
        }

        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            if (!Permissions.mayAdminister()) {
                return FormValidation.ok();
            }
            return FormValidation.validateRequired(value);
        }

        @POST
        public FormValidation doCheckUrl(@QueryParameter String value) {
            if (!Permissions.mayAdminister()) {
                return FormValidation.ok();
            }
            String problem = problemOf(value);
            return problem == null ? FormValidation.ok() : FormValidation.error(problem);
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String url, @QueryParameter String credentialsId) {
            if (!Permissions.mayAdminister()) {
                return CredentialChoices.currentOnly(credentialsId);
            }
            return CredentialChoices.of(null, url, credentialsId);
        }

        @POST
        public FormValidation doCheckCredentialsId(@QueryParameter String url, @QueryParameter String value) {
            if (!Permissions.mayAdminister()) {
                return FormValidation.ok();
            }
            return CredentialChoices.check(null, url, value);
        }
    }
}
