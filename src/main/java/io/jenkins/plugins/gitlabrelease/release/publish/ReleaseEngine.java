package io.jenkins.plugins.gitlabrelease.release.publish;

import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.release.EngineOptions;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.ReleaseResult;
import java.io.IOException;
import java.time.Clock;

/**
 * Publishes a release so that a run can be repeated at any time: what GitLab has is read, the difference is planned, files
 * go up first, the release is made visible last, and what failed is taken back. A second run of the same request finds
 * nothing to do.
 */
public final class ReleaseEngine {

    private final GitLabClient client;
    private final ReleaseLog log;
    private final EngineOptions options;
    private final Clock clock;

    public ReleaseEngine(GitLabClient client, ReleaseLog log, EngineOptions options) {
        this(client, log, options, Clock.systemUTC());
    }

    /** @param clock tells whether a date of release lies in the past */
    ReleaseEngine(GitLabClient client, ReleaseLog log, EngineOptions options, Clock clock) {
        this.client = client;
        this.log = log;
        this.options = options;
        this.clock = clock;
    }

    /**
     * Brings the release of the request's tag to what the request asks for.
     *
     * @param projectId the project, by number or path
     * @return what GitLab has afterwards, or what it would have if the request asks for a dry run
     * @throws ReleaseException with one message for everything that was wrong; nothing half-made is left
     * @throws InterruptedException if the build was aborted; what was sent and not published is removed
     */
    public ReleaseResult publish(ProjectId projectId, ReleaseRequest request)
            throws ReleaseException, InterruptedException {
        try {
            return new EngineRun(client, log, options, clock, projectId, request).run();
        } catch (ReleaseException e) {
            throw e;
        } catch (IOException e) {
            throw new ReleaseException("Release " + request.tag() + " was not published: " + e.getMessage(), e);
        }
    }
}
