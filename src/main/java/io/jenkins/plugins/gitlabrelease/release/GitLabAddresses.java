package io.jenkins.plugins.gitlabrelease.release;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GenericFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Project;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The two names of one GitLab: the address that Jenkins is configured with, and the one GitLab gives itself
 * ({@code external_url}), which is seen in a project's {@code web_url}. They differ where Jenkins uses an inner address.
 * Links are written with the public one, so that people can follow them, and recognised and downloaded by both.
 */
public final class GitLabAddresses {

    private final ServerUrl configured;
    private final ServerUrl published;
    private final Project project;

    /** What was recognised so far, since each link is looked at several times. */
    private final Map<String, Optional<GenericFile>> packageFiles = new ConcurrentHashMap<>();

    public GitLabAddresses(ServerUrl configured, Project project) {
        this.configured = configured;
        this.project = project;
        this.published = publicAddress(configured, project.webUrl(), project.pathWithNamespace());
    }

    /**
     * The address that GitLab gives itself.
     *
     * @param page the address of a page as GitLab says it; null if it does not
     * @param path the path of that page below GitLab's start page
     * @return the configured one where the page does not show another
     */
    public static ServerUrl publicAddress(ServerUrl configured, @CheckForNull String page, String path) {
        String end = "/" + path;
        if (page == null || path.isEmpty() || !page.endsWith(end)) {
            return configured;
        }
        try {
            return ServerUrl.parse(page.substring(0, page.length() - end.length()));
        } catch (IllegalArgumentException e) {
            return configured;
        }
    }

    /** What people call the server. */
    public ServerUrl published() {
        return published;
    }

    /** Whether Jenkins reaches the server under another name than people do. */
    public boolean differ() {
        return !published.equals(configured);
    }

    /** The address of a file in a generic package of the project, for a release link. */
    public String ofPackageFile(String name, String version, String file) {
        return published
                .api("projects", project.projectId().segment(), "packages", "generic", name, version, file)
                .toString();
    }

    /**
     * The file in a generic package of the project that an address means, under either name of the server and whether the
     * project is given by number or path.
     *
     * @return null for anything else
     */
    @CheckForNull
    public GenericFile packageFile(String url) {
        return packageFiles
                .computeIfAbsent(url, each -> Optional.ofNullable(recognise(each)))
                .orElse(null);
    }

    @CheckForNull
    private GenericFile recognise(String url) {
        GenericFile file = GenericFile.parse(published, url);
        if (file == null && differ()) {
            file = GenericFile.parse(configured, url);
        }
        if (file == null) {
            return null;
        }
        boolean here = file.project().equals(String.valueOf(project.id()))
                || file.project().equalsIgnoreCase(project.pathWithNamespace());
        return here ? new GenericFile(String.valueOf(project.id()), file.name(), file.version(), file.file()) : null;
    }

    /** The same address under the name that Jenkins is configured with; an address elsewhere stays as it is. */
    public String reachable(String url) {
        String base = published + "/";
        return differ() && url.startsWith(base) ? configured + "/" + url.substring(base.length()) : url;
    }
}
