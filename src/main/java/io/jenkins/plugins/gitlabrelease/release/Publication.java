package io.jenkins.plugins.gitlabrelease.release;

import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.NewRelease;
import io.jenkins.plugins.gitlabrelease.gitlab.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.ReleaseLinksApi;

/**
 * Makes a plan's release visible, after its files are in the registry. A new release appears complete, in one request, so
 * that watchers, webhooks and evidence see all of it. An existing one is touched only where it differs.
 */
final class Publication {

    private final GitLabClient client;
    private final ReleaseLog log;

    Publication(GitLabClient client, ReleaseLog log) {
        this.client = client;
        this.log = log;
    }

    void publish(ReleasePlan plan) throws GitLabException, InterruptedException {
        if (plan.newRelease()) {
            create(plan);
        } else {
            update(plan);
        }
    }

    private void create(ReleasePlan plan) throws GitLabException, InterruptedException {
        ReleaseRequest request = plan.request();
        NewRelease release = NewRelease.of(request.tag())
                .name(request.name())
                .description(request.description())
                .ref(plan.newTagFrom())
                .links(plan.links().stream().map(LinkPlan::link).toList())
                .build();
        Release created = client.releases(plan.projectId()).create(release);
        if (plan.newTagFrom() != null) {
            log.line("created the tag " + created.tagName() + " from " + plan.newTagFrom());
        }
        log.line("created the release with " + Sizes.count(plan.links().size(), "link"));
    }

    private void update(ReleasePlan plan) throws GitLabException, InterruptedException {
        String tag = plan.request().tag();
        if (!plan.changes().isEmpty()) {
            client.releases(plan.projectId()).update(tag, plan.changes());
            log.line("updated the fields of the release that differed");
        }
        ReleaseLinksApi links = client.releaseLinks(plan.projectId());
        for (LinkPlan link : plan.links()) {
            switch (link.change()) {
                case CREATE -> {
                    links.create(tag, link.link());
                    log.line("added the link " + link.link().name());
                }
                case UPDATE -> {
                    links.update(tag, link.existingId(), link.link());
                    log.line("updated the link " + link.link().name());
                }
                case KEEP -> {}
            }
        }
    }

    /**
     * Removes files that the release no longer leads to. The release is complete by now, so a refusal, for which GitLab asks
     * a higher role than for publishing, is told and no more.
     */
    void removeSuperseded(ReleasePlan plan) throws InterruptedException {
        ProjectId projectId = plan.projectId();
        for (AssetPlan asset : plan.assets()) {
            for (PackageFile old : asset.superseded()) {
                try {
                    client.packages(projectId).deleteFile(old.packageId(), old.id());
                    log.line("removed the former file " + old.fileName() + " from the package registry");
                } catch (GitLabException e) {
                    log.line("the former file " + old.fileName() + " stays in the package registry: " + e.getMessage());
                }
            }
        }
    }
}
