package io.jenkins.plugins.gitlabrelease.gitlab;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedProject;
import io.jenkins.plugins.gitlabrelease.emulator.GitLabEmulator;
import io.jenkins.plugins.gitlabrelease.emulator.RecordedRequest;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.gitlab.http.DownloadTarget.Received;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabEvents;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.UploadSource;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.AssetAccess;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** An emulated GitLab with a project, and clients that never wait. */
public final class Fixture implements AutoCloseable {
    public final GitLabEmulator gitlab;
    public final EmulatedProject app;
    public final ProjectId id = ProjectId.of("acme/app");
    public final List<String> retries = Collections.synchronizedList(new ArrayList<>());
    public final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
    public final GitLabClient client;

    public Fixture() {
        this(GitLabEmulator.builder());
    }

    public Fixture(GitLabEmulator.Builder emulator) {
        gitlab = emulator.start();
        app = gitlab.project("acme/app");
        client = as(Role.MAINTAINER);
    }

    GitLabClient as(Role role) {
        return with(GitLabToken.personal(gitlab.token(role, "api")));
    }

    GitLabClient with(GitLabToken token) {
        return builder(gitlab.url()).token(token).build();
    }

    public GitLabClient.Builder builder(String url) {
        return GitLabClient.builder(ServerUrl.parse(url))
                .sleeper(waits::add)
                .random(new Random(1))
                .events(new GitLabEvents() {
                    @Override
                    public void retry(String line) {
                        retries.add(line);
                    }
                });
    }

    public ReleasesApi releases() {
        return client.releases(id);
    }

    public ReleaseLinksApi links() {
        return client.releaseLinks(id);
    }

    public PackagesApi files() {
        return client.packages(id);
    }

    /** The address of a generic package file of {@code acme/app}, as it is uploaded and downloaded. */
    public static String packageUrl(GitLabClient client, String name, String version, String file) {
        List<String> segments = new ArrayList<>(List.of("projects", "acme/app", "packages", "generic", name, version));
        segments.addAll(List.of(file.split("/")));
        return client.server().api(segments.toArray(new String[0])).toString();
    }

    /** Downloads what a link to that address points to. */
    public Received download(String url, Path target, String sha256) throws GitLabException, InterruptedException {
        return download(client, url, target, sha256);
    }

    /** Downloads what a link to that address points to. */
    public static Received download(GitLabClient client, String url, Path target, String sha256)
            throws GitLabException, InterruptedException {
        ReleaseLink link = new ReleaseLink(1, "n", url, null, LinkType.OTHER);
        return client.releaseLinks(ProjectId.of("acme/app"))
                .download(
                        link,
                        new AssetAccess(client.server(), client.server(), Set.of("acme/app", "1"), true),
                        new FileTarget(target),
                        sha256);
    }

    /** Every request so far, such as {@code GET /api/v4/version -> 200}. */
    List<String> requests() {
        return gitlab.requests().stream().map(RecordedRequest::toString).toList();
    }

    RecordedRequest lastRequest() {
        List<RecordedRequest> all = gitlab.requests();
        return all.get(all.size() - 1);
    }

    public static UploadSource source(byte[] bytes) {
        return new UploadSource() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }

    /** A source that announces a length and then fails, or gives fewer or more bytes. */
    public static UploadSource source(long length, InputStream in) {
        return new UploadSource() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public InputStream open() throws IOException {
                return in;
            }
        };
    }

    @Override
    public void close() {
        gitlab.close();
    }
}
