package io.jenkins.plugins.gitlabrelease.release.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.gitlabrelease.emulator.Dialect;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedPackageFile;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedProject;
import io.jenkins.plugins.gitlabrelease.emulator.GitLabEmulator;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabEvents;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.AssetElsewhere;
import io.jenkins.plugins.gitlabrelease.release.ParallelWork;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.ReleaseResult;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.function.Executable;

/** An emulated GitLab with the project {@code acme/app} and its tag {@code v1.0}, and an engine that never waits. */
public final class EngineFixture implements AutoCloseable {

    public static final ProjectId PROJECT = ProjectId.of("acme/app");

    /** One pool of connections for all tests, as there is one for all builds. */
    private static final OkHttpClient HTTP = new OkHttpClient();

    /** The places of all servers, as they are shared by all builds. */
    public static final ParallelWork TRANSFERS = ParallelWork.inOwnThreads(ParallelWork.USUAL_PLACES, "test transfer");

    public final GitLabEmulator gitlab;
    public final EmulatedProject project;
    public final List<String> log = new CopyOnWriteArrayList<>();
    private boolean elsewhere;
    private String token;

    public EngineFixture() {
        this(GitLabEmulator.start());
    }

    /** A GitLab of that age. */
    EngineFixture(Dialect dialect) {
        this(GitLabEmulator.builder().dialect(dialect).start());
    }

    private EngineFixture(GitLabEmulator gitlab) {
        this.gitlab = gitlab;
        project = gitlab.project("acme/app");
        project.tag("v1.0");
        token = gitlab.token(Role.MAINTAINER, "api");
    }

    /** From now on, another machine has the files of requests and sends them. */
    EngineFixture elsewhere(boolean value) {
        elsewhere = value;
        return this;
    }

    /** The request, with its files where they are now. */
    ReleaseRequest placed(ReleaseRequest request) {
        if (!elsewhere) {
            return request;
        }
        ReleaseRequest.Files files = request.files();
        List<Asset> assets =
                files.assets().stream().<Asset>map(AssetElsewhere::new).toList();
        return new ReleaseRequest(
                request.target(),
                request.details(),
                new ReleaseRequest.Files(
                        assets, files.packageName(), files.packageVersion(), files.packageStatus(), files.checksums()),
                request.links(),
                request.behaviour());
    }

    public EngineFixture token(String value) {
        token = value;
        return this;
    }

    String token() {
        return token;
    }

    public GitLabClient client(String url, GitLabEvents events) {
        return client(url, token, events);
    }

    public static GitLabClient client(String url, String token, GitLabEvents events) {
        return GitLabClient.builder(ServerUrl.parse(url))
                .token(GitLabToken.personal(token))
                .http(HTTP)
                .events(events)
                .sleeper(time -> {})
                .build();
    }

    ReleaseEngine engine() {
        return engine(client(gitlab.url(), GitLabEvents.NONE));
    }

    ReleaseEngine engine(GitLabClient client) {
        return new ReleaseEngine(client, log::add, EngineFixture.TRANSFERS, Clock.systemUTC());
    }

    public ReleaseResult publish(ReleaseRequest request) throws ReleaseException, InterruptedException {
        return engine().publish(PROJECT, placed(request));
    }

    /** As above, with somebody who listens to its requests. */
    ReleaseResult publishing(ReleaseRequest request, GitLabEvents events)
            throws ReleaseException, InterruptedException {
        return engine(client(gitlab.url(), events)).publish(PROJECT, placed(request));
    }

    Snapshot snapshot() {
        return Snapshot.of(project);
    }

    /** What people download from the release of v1.0, by the name of the link. */
    Map<String, String> downloads() {
        return Snapshot.downloads(project, "v1.0");
    }

    /** The names of all stored package files, in the order they arrived. */
    List<String> storedFiles() {
        return project.packageFiles().stream()
                .map(EmulatedPackageFile::fileName)
                .toList();
    }

    /** How many requests of that method GitLab has seen so far. */
    public long requests(String method) {
        return gitlab.requests().stream()
                .filter(request -> request.method().equals(method))
                .count();
    }

    @Override
    public void close() {
        gitlab.close();
    }

    /** Asserts that neither a file nor a release is there; a package that others may be adding to is never deleted. */
    void assertNothingLeft() {
        assertEquals(List.of(), storedFiles());
        assertEquals(Map.of(), project.releases());
    }

    /** The one line with which publishing is refused. */
    static String messageOf(Executable publishing) {
        String message = assertThrows(ReleaseException.class, publishing).getMessage();
        assertFalse(message.contains("\n"), message);
        return message;
    }

    static void assertFails(String message, Executable publishing) {
        assertEquals(message, messageOf(publishing));
    }
}
