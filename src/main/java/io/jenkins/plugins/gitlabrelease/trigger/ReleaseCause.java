package io.jenkins.plugins.gitlabrelease.trigger;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Cause;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import java.util.Objects;

/** Why a build was started: a release was published. Holds plain texts, which the view escapes. */
public final class ReleaseCause extends Cause {

    private final String project;
    private final String tag;
    private final String name;
    private final String url;

    ReleaseCause(String project, Release release) {
        this.project = project;
        this.tag = release.tagName();
        this.name = release.name();
        String page = release.webUrl();
        this.url = page != null && page.matches("https?://\\S+") ? page : null;
    }

    public String getProject() {
        return project;
    }

    public String getTag() {
        return tag;
    }

    public String getName() {
        return name;
    }

    /** The page of the release; null if GitLab gave no {@code http} address. */
    @CheckForNull
    public String getUrl() {
        return url;
    }

    @Override
    public String getShortDescription() {
        return Messages.ReleaseCause_Description(tag, project);
    }

    /** Two are equal if they are of one release. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ReleaseCause cause && cause.tag.equals(tag) && cause.project.equals(project);
    }

    @Override
    public int hashCode() {
        return Objects.hash(project, tag);
    }
}
