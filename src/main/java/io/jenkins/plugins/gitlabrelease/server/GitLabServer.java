package io.jenkins.plugins.gitlabrelease.server;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Timeouts;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jenkins.security.FIPS140;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** A GitLab that releases can be published on, as an administrator configured it. */
public final class GitLabServer implements Describable<GitLabServer> {

    /** Where releases go as long as no server is configured. */
    static final String GITLAB_COM = "https://gitlab.com";

    private final String name;
    private String url;
    private String credentialsId;
    private String caCredentialsId;
    private Integer connectTimeout;
    private Integer readTimeout;
    private Integer parallelUploads;
    private Boolean agentTransfer;

    /**
     * @param name what jobs call this server
     * @param url the address of GitLab's start page, with its sub-path if it has one; a trailing {@code /} or
     *     {@code /api/v4} is dropped
     */
    @DataBoundConstructor
    public GitLabServer(String name, String url) {
        this.name = Util.fixEmptyAndTrim(name);
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
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    /** The credential that holds certificates to trust beside Java's own; null for Java's alone. */
    @CheckForNull
    public String getCaCredentialsId() {
        return caCredentialsId;
    }

    @DataBoundSetter
    public void setCaCredentialsId(@CheckForNull String caCredentialsId) {
        this.caCredentialsId = Util.fixEmptyAndTrim(caCredentialsId);
    }

    /** How long a connection may take to come up, in seconds. */
    public int getConnectTimeout() {
        return ServerLimit.CONNECT_TIMEOUT.shown(connectTimeout);
    }

    @DataBoundSetter
    public void setConnectTimeout(int connectTimeout) {
        this.connectTimeout = ServerLimit.CONNECT_TIMEOUT.stored(connectTimeout);
    }

    /** How long a connection may stand still in either direction, in seconds. */
    public int getReadTimeout() {
        return ServerLimit.READ_TIMEOUT.shown(readTimeout);
    }

    @DataBoundSetter
    public void setReadTimeout(int readTimeout) {
        this.readTimeout = ServerLimit.READ_TIMEOUT.stored(readTimeout);
    }

    /** How many files may travel to the server at the same time, over all builds. */
    public int getParallelUploads() {
        return ServerLimit.PARALLEL_UPLOADS.shown(parallelUploads);
    }

    @DataBoundSetter
    public void setParallelUploads(int parallelUploads) {
        this.parallelUploads = ServerLimit.PARALLEL_UPLOADS.stored(parallelUploads);
    }

    /** Whether agents may exchange files with the server themselves if a job says so; they see the token meanwhile. */
    public boolean isAgentTransfer() {
        return agentTransfer == null;
    }

    @DataBoundSetter
    public void setAgentTransfer(boolean agentTransfer) {
        this.agentTransfer = agentTransfer ? null : Boolean.FALSE;
    }

    /** One sentence on what is wrong with the address or the limits, or null. */
    @CheckForNull
    String problem() {
        return Stream.of(
                        problemOf(url),
                        ServerLimit.CONNECT_TIMEOUT.problemOf(getConnectTimeout()),
                        ServerLimit.READ_TIMEOUT.problemOf(getReadTimeout()),
                        ServerLimit.PARALLEL_UPLOADS.problemOf(getParallelUploads()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The client's standard, with what the administrator chose; no single request is cut shorter than a silence may last. */
    Timeouts timeouts() {
        Timeouts standard = Timeouts.standard();
        Duration connect = Duration.ofSeconds(getConnectTimeout());
        Duration idle = Duration.ofSeconds(getReadTimeout());
        return new Timeouts(
                connect,
                idle,
                Collections.max(List.of(standard.whole(), connect.plus(idle))),
                Collections.max(List.of(standard.uploaded(), idle)));
    }

    /**
     * The address to talk to.
     *
     * @throws ReleaseException if there is none, or it or a limit of the server cannot be used
     */
    public ServerUrl address() throws ReleaseException {
        String problem = problem();
        if (problem != null) {
            throw new ReleaseException("The GitLab server \"" + getName() + "\" cannot be used: " + problem + " "
                    + GitLabServers.WHERE_TO_CONFIGURE);
        }
        return ServerUrl.parse(url);
    }

    /** Brings what was written by hand or by an older version into the form that the constructor and the setters give it. */
    private Object readResolve() {
        url = normalised(url);
        credentialsId = Util.fixEmptyAndTrim(credentialsId);
        caCredentialsId = Util.fixEmptyAndTrim(caCredentialsId);
        return this;
    }

    /** Keeps what cannot be parsed: a configuration must load, and the form and the build's log say what is wrong. */
    @CheckForNull
    private static String normalised(@CheckForNull String url) {
        String given = Util.fixEmptyAndTrim(url);
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
    public static final class DescriptorImpl extends GitLabServerDescriptor {

        @Override
        @NonNull
        public String getDisplayName() {
            return Messages.GitLabServer_DisplayName();
        }
    }
}
