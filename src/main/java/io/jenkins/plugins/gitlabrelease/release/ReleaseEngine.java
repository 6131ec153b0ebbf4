package io.jenkins.plugins.gitlabrelease.release;

import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.ProjectId;

/** Placeholder of the signature; being written. */
public final class ReleaseEngine {

    /** Uploads at the same time, unless a caller says otherwise. */
    public static final int DEFAULT_PARALLEL_UPLOADS = 4;

    public ReleaseEngine(GitLabClient client, ReleaseLog log, int parallelUploads) {}

    public ReleaseResult publish(ProjectId projectId, ReleaseRequest request) throws ReleaseException, InterruptedException {
        throw new UnsupportedOperationException();
    }
}
