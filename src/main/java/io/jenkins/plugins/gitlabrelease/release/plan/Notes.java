package io.jenkins.plugins.gitlabrelease.release.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.RepositoryApi;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Commit;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The description of a release: the user's text, with GitLab's changelog below it where that is asked for. */
public final class Notes {

    /** The semantic version at the end of a tag such as {@code v1.2.3}, {@code 1.2.3-rc.1} or {@code lib/v1.2.3}. */
    private static final Pattern VERSION =
            Pattern.compile("(?:^|[^0-9.])v?(\\d+\\.\\d+\\.\\d+(?:[-+][0-9A-Za-z.+-]+)?)$");

    private static final int UNPROCESSABLE = 422;

    private final GitLabClient client;
    private final ServerState state;
    private final ReleaseLog log;

    Notes(GitLabClient client, ServerState state, ReleaseLog log) {
        this.client = client;
        this.state = state;
        this.log = log;
    }

    /** @return null to keep what there is */
    @CheckForNull
    String of(ReleaseRequest request, Problems problems) throws GitLabException, InterruptedException {
        if (!request.details().gitlabChangelog()) {
            return request.details().description();
        }
        Optional<String> version = versionOf(request.tag());
        if (version.isEmpty()) {
            problems.add("GitLab's changelog needs a version, and the tag " + request.tag()
                    + " does not end in one like 1.2.3. Use another tag, or another changelog.");
            return request.details().description();
        }
        String changelog = changelog(version.get(), request);
        String text = request.details().description();
        if (changelog == null) {
            return text;
        }
        return text == null ? changelog : text.stripTrailing() + "\n\n" + changelog;
    }

    /**
     * The commit's date instead of today's makes the text the same whenever it is asked for.
     *
     * @return null for the first version of a project: GitLab has no commits to compare it with and refuses
     */
    @CheckForNull
    private String changelog(String version, ReleaseRequest request) throws GitLabException, InterruptedException {
        Commit commit = state.tagCommit();
        RepositoryApi repository = client.repository(state.projectId());
        try {
            return commit == null
                    ? repository.changelog(version, null, request.target().ref(), null)
                    : repository.changelog(version, null, commit.id(), commit.committedDate());
        } catch (GitLabException e) {
            if (e.status() == UNPROCESSABLE && e.words().contains("no previous tag")) {
                log.line("no changelog: GitLab finds no tag of a version before this one");
                return null;
            }
            throw e;
        }
    }

    static Optional<String> versionOf(String tag) {
        Matcher matcher = VERSION.matcher(tag);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
