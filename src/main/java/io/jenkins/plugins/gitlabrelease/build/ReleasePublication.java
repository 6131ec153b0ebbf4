package io.jenkins.plugins.gitlabrelease.build;

import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.ProjectId;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.EngineOptions;
import io.jenkins.plugins.gitlabrelease.release.LinkRequest;
import io.jenkins.plugins.gitlabrelease.release.ReleaseEngine;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.ReleaseResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Completes a user's options with what the build knows and hands them to the engine. Nothing of Jenkins is called from
 * here, so the whole way from an option to a release also runs in tests and examples without it.
 *
 * @param options what the user said
 * @param environment the build's variables
 * @param artifacts the build's files
 * @param client the server, with the token to use there
 * @param log where the user reads what is done
 */
public record ReleasePublication(
        ReleaseOptions options,
        Map<String, String> environment,
        ArtifactSource artifacts,
        GitLabClient client,
        ReleaseLog log) {

    /**
     * Publishes the release.
     *
     * @throws ReleaseException if something is missing or refused, with a message for the user
     * @throws IOException if the artifacts could not be listed, or GitLab could not be asked for the tag
     */
    public ReleaseResult publish() throws IOException, InterruptedException {
        ProjectId project = BuildProject.find(options.getProject(), client.server(), environment);
        List<Asset> assets = assets();
        List<LinkRequest> links = links();
        String tag = BuildTag.find(options.getTag(), environment, new GitLabTags(client, project));
        ReleaseRequest request = ReleaseRequest.of(tag)
                .ref(options.getRef())
                .name(options.getName())
                .description(options.getDescription())
                .assets(assets)
                .links(links)
                .build();
        return new ReleaseEngine(client, log, EngineOptions.DEFAULT).publish(project, request);
    }

    private List<Asset> assets() throws IOException {
        String includes = options.getArtifacts();
        if (includes == null) {
            return List.of();
        }
        List<Asset> found = artifacts.find(includes, options.getExcludes());
        if (found.isEmpty() && !options.isAllowEmpty()) {
            String except = options.getExcludes() == null ? "" : " without \"" + options.getExcludes() + "\"";
            throw new ReleaseException("No " + artifacts.description() + " match \"" + includes + "\"" + except
                    + ". Archive them before the release is published, change the pattern, or allow it to"
                    + " match nothing.");
        }
        return found;
    }

    private List<LinkRequest> links() throws ReleaseException {
        List<LinkRequest> requests = new ArrayList<>();
        for (AssetLink link : options.getLinks()) {
            requests.add(link.toRequest());
        }
        return requests;
    }
}
