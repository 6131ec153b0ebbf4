package io.jenkins.plugins.gitlabrelease.server;

import hudson.Util;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;
import org.kohsuke.stapler.verb.POST;

/** What the form of a server answers, to administrators only. */
public abstract class GitLabServerDescriptor extends Descriptor<GitLabServer> {

    /** Jenkins marks warnings and errors by itself, and leaves a success grey. */
    private static final String SUCCESS = "<span class=\"jenkins-!-success-color\" aria-hidden=\"true\">\u2714</span> ";

    /** For the form; in seconds. */
    public int getDefaultConnectTimeout() {
        return ServerLimit.CONNECT_TIMEOUT.standard();
    }

    /** For the form; in seconds. */
    public int getDefaultReadTimeout() {
        return ServerLimit.READ_TIMEOUT.standard();
    }

    /** For the form. */
    public int getDefaultParallelUploads() {
        return ServerLimit.PARALLEL_UPLOADS.standard();
    }

    @POST
    public FormValidation doCheckName(@QueryParameter String value, @QueryParameter String url) {
        if (!Permissions.mayAdminister()) {
            return FormValidation.ok();
        }
        GitLabServer typed = new GitLabServer(value, url);
        for (GitLabServer saved : GitLabServers.get().getServers()) {
            String savedUrl = saved.getUrl();
            if (saved.getName().equals(typed.getName()) && savedUrl != null && !savedUrl.equals(typed.getUrl())) {
                return FormValidation.warning(Messages.GitLabServerDescriptor_NameOfAnother(savedUrl));
            }
        }
        return FormValidation.validateRequired(value);
    }

    @POST
    public FormValidation doCheckUrl(@QueryParameter String value) {
        if (!Permissions.mayAdminister()) {
            return FormValidation.ok();
        }
        String problem = GitLabServer.problemOf(value);
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

    @POST
    public ListBoxModel doFillCaCredentialsIdItems(@QueryParameter String caCredentialsId) {
        if (!Permissions.mayAdminister()) {
            return CredentialChoices.currentOnly(caCredentialsId);
        }
        return CredentialChoices.certificates(caCredentialsId);
    }

    @POST
    public FormValidation doCheckConnectTimeout(@QueryParameter String value) {
        return check(ServerLimit.CONNECT_TIMEOUT, value);
    }

    @POST
    public FormValidation doCheckReadTimeout(@QueryParameter String value) {
        return check(ServerLimit.READ_TIMEOUT, value);
    }

    @POST
    public FormValidation doCheckParallelUploads(@QueryParameter String value) {
        return check(ServerLimit.PARALLEL_UPLOADS, value);
    }

    private static FormValidation check(ServerLimit limit, String value) {
        String problem = Permissions.mayAdminister() ? limit.problemOf(value) : null;
        return problem == null ? FormValidation.ok() : FormValidation.error(problem);
    }

    /**
     * Connects with what the form holds, saved or not. It sends a credential that the caller names to an address that the
     * caller names, so nobody but an administrator may ever get here. Whatever is shown is escaped: it comes from there.
     */
    @RequirePOST
    public FormValidation doTestConnection(
            @QueryParameter String name,
            @QueryParameter String url,
            @QueryParameter String credentialsId,
            @QueryParameter String caCredentialsId,
            @QueryParameter String connectTimeout,
            @QueryParameter String readTimeout)
            throws InterruptedException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        GitLabServer server = new GitLabServer(name, url);
        server.setCredentialsId(credentialsId);
        server.setCaCredentialsId(caCredentialsId);
        String problem = Stream.of(
                        ServerLimit.CONNECT_TIMEOUT.problemOf(connectTimeout),
                        ServerLimit.READ_TIMEOUT.problemOf(readTimeout))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (problem != null) {
            return FormValidation.error(problem);
        }
        server.setConnectTimeout(Integer.parseInt(connectTimeout.strip()));
        server.setReadTimeout(Integer.parseInt(readTimeout.strip()));
        try {
            ConnectionReport report =
                    ConnectionReport.of(GitLabClients.withoutRepeats(server, GitLabCredentials.ofServer(server)));
            String lines = report.lines().stream().map(Util::escape).collect(Collectors.joining("<br>"));
            return report.sufficient()
                    ? FormValidation.okWithMarkup(SUCCESS + lines)
                    : FormValidation.warningWithMarkup(lines);
        } catch (ReleaseException | GitLabException e) {
            return FormValidation.error(e.getMessage());
        }
    }
}
