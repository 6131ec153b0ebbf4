package io.jenkins.plugins.gitlabrelease.gitlab;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ApiCalls;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ApiRequest;
import io.jenkins.plugins.gitlabrelease.gitlab.http.FailureReports;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabEvents;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.OkHttpCalls;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Operation;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Paged;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Query;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Retrier;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Retrier.Sleeper;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Sender;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Timeouts;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GroupId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Project;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseQuery;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ServerVersion;
import io.jenkins.plugins.gitlabrelease.gitlab.model.TokenInfo;
import io.jenkins.plugins.gitlabrelease.gitlab.model.User;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import java.time.Clock;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * GitLab's REST API, version 4, as far as releases need it. Safe for use by several threads. Calls block; an interrupt
 * of the calling thread cancels the request at once.
 */
public final class GitLabClient {
    private final ApiCalls http;

    private GitLabClient(Builder builder) {
        FailureReports errors = new FailureReports(builder.server, builder.token, builder.clock);
        Sender transport = new Sender(
                new OkHttpCalls(builder.base, builder.timeouts), builder.server, builder.token, errors, builder.events);
        http = new ApiCalls(
                builder.server,
                transport,
                new Retrier(builder.retries, builder.clock, builder.sleeper, builder.random, builder.events));
    }

    public static Builder builder(ServerUrl server) {
        return new Builder(server);
    }

    public ServerUrl server() {
        return http.server();
    }

    /** How many HTTP requests were sent so far, repeats and redirects included. */
    public long requestCount() {
        return http.requestCount();
    }

    public ReleasesApi releases(ProjectId project) {
        return new ReleasesApi(http, project);
    }

    public ReleaseLinksApi releaseLinks(ProjectId project) {
        return new ReleaseLinksApi(http, project);
    }

    public PackagesApi packages(ProjectId project) {
        return new PackagesApi(http, project);
    }

    public TagsApi tags(ProjectId project) {
        return new TagsApi(http, project);
    }

    public RepositoryApi repository(ProjectId project) {
        return new RepositoryApi(http, project);
    }

    public MilestonesApi milestones(ProjectId project) {
        return new MilestonesApi(http, project);
    }

    /** Gets a project (api/projects "Get a single project"); by an old path too, where GitLab redirects from it. */
    public Project project(ProjectId id) throws GitLabException, InterruptedException {
        return http.json(ApiRequest.get(Operation.READ, http.url("projects", id.segment())), Project.class);
    }

    /**
     * Lists the releases of a group's own projects by release date, not those of its subgroups (api/group_releases). A
     * release does not say which project it belongs to, but for the addresses in it.
     */
    public Paged<Release> groupReleases(GroupId group, ReleaseQuery.Sort sort) throws GitLabException {
        HttpUrl url = new Query(http.url("groups", group.segment(), "releases"))
                .with("sort", sort.json())
                .build();
        return http.pages(Operation.RELEASE_READ, url, Release.class);
    }

    /** Gets the user the token acts for (api/users "current user"). */
    public User user() throws GitLabException, InterruptedException {
        return http.json(ApiRequest.get(Operation.READ, http.url("user")), User.class);
    }

    /**
     * Gets what the token says of itself (api/personal_access_tokens): personal, project and group access tokens only, on
     * 15.5 and later. GitLab answers every other token with an error.
     */
    public TokenInfo token() throws GitLabException, InterruptedException {
        return http.json(ApiRequest.get(Operation.READ, http.url("personal_access_tokens", "self")), TokenInfo.class);
    }

    /** Gets the server's version (api/metadata, before 15.2 api/version); GitLab tells it only to those it knows. */
    public ServerVersion version() throws GitLabException, InterruptedException {
        try {
            return http.json(ApiRequest.get(Operation.READ, http.url("metadata")), ServerVersion.class);
        } catch (GitLabException e) {
            if (e.status() != 404) {
                throw e;
            }
            return http.json(ApiRequest.get(Operation.READ, http.url("version")), ServerVersion.class);
        }
    }

    /** Collects what a client needs; everything but the server may stay unset. */
    public static final class Builder {
        private final ServerUrl server;
        private GitLabToken token;
        private OkHttpClient base;
        private Timeouts timeouts = Timeouts.standard();
        private Retrier.Policy retries = Retrier.Policy.standard();
        private GitLabEvents events = GitLabEvents.NONE;
        private Clock clock = Clock.systemUTC();
        private Sleeper sleeper = time -> Thread.sleep(time.toMillis());
        private RandomGenerator random = RandomGenerator.getDefault();

        private Builder(ServerUrl server) {
            this.server = server;
        }

        /** The token sent to this server, and to no other; null for none. */
        public Builder token(@CheckForNull GitLabToken value) {
            token = value;
            return this;
        }

        /** A client whose proxy, certificates and connection pool are used; redirects and time-outs are set here. */
        public Builder http(@CheckForNull OkHttpClient value) {
            base = value;
            return this;
        }

        public Builder timeouts(Timeouts value) {
            timeouts = value;
            return this;
        }

        public Builder retries(Retrier.Policy value) {
            retries = value;
            return this;
        }

        public Builder events(GitLabEvents value) {
            events = value;
            return this;
        }

        /** The clock that dates of answers are compared with. */
        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /** What waits between attempts. */
        public Builder sleeper(Sleeper value) {
            sleeper = value;
            return this;
        }

        /** What spreads the waits. */
        public Builder random(RandomGenerator value) {
            random = value;
            return this;
        }

        public GitLabClient build() {
            return new GitLabClient(this);
        }
    }
}
