package io.jenkins.plugins.gitlabrelease.release.publish;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.ReleaseLinksApi;
import io.jenkins.plugins.gitlabrelease.gitlab.ReleasesApi;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewLink;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewRelease;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.release.HumanReadable;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import io.jenkins.plugins.gitlabrelease.release.plan.LinkPlan;
import io.jenkins.plugins.gitlabrelease.release.plan.LinkSteps;
import io.jenkins.plugins.gitlabrelease.release.plan.ReleasePlan;
import java.util.List;

/**
 * Makes a plan's release visible, after its files are in the registry. A new release appears complete, in one request, so
 * that watchers, webhooks and evidence see all of it. An existing one is touched only where it differs.
 */
final class ReleaseWriter {

    private final GitLabClient client;
    private final ReleaseLog log;

    ReleaseWriter(GitLabClient client, ReleaseLog log) {
        this.client = client;
        this.log = log;
    }

    /**
     * @param before the release as it was read; null if there was none
     * @return the release as GitLab has it afterwards
     */
    Release publish(ReleasePlan plan, @CheckForNull Release before) throws GitLabException, InterruptedException {
        ReleasesApi releases = client.releases(plan.projectId());
        if (before == null) {
            return create(plan, releases);
        }
        Release after = before;
        if (!plan.fields().isEmpty()) {
            after = releases.update(plan.tag(), plan.fieldsToSend());
            log.line("updated the fields of the release that differed");
        }
        if (plan.changesLinks()) {
            updateLinks(plan);
            after = releases.get(plan.tag());
        }
        return after;
    }

    private Release create(ReleasePlan plan, ReleasesApi releases) throws GitLabException, InterruptedException {
        Release created = releases.create(NewRelease.of(plan.tag())
                .from(plan.newTagFrom(), plan.newTagFrom() == null ? null : plan.tagMessage())
                .fields(plan.fieldsToSend())
                .links(plan.links().stream().map(LinkPlan::link).toList()));
        if (plan.newTagFrom() != null) {
            log.line("created the tag " + plan.tag() + " from " + plan.newTagFrom());
        }
        log.line("created the release with " + HumanReadable.count(plan.links().size(), "link"));
        return created;
    }

    private void updateLinks(ReleasePlan plan) throws GitLabException, InterruptedException {
        String tag = plan.tag();
        ReleaseLinksApi links = client.releaseLinks(plan.projectId());
        for (List<LinkSteps.Step> round : plan.linkSteps()) {
            for (LinkSteps.Step step : round) {
                change(tag, step, links);
            }
        }
    }

    private void change(String tag, LinkSteps.Step step, ReleaseLinksApi links)
            throws GitLabException, InterruptedException {
        ReleaseLink existing = step.existing();
        NewLink wanted = step.link();
        if (existing == null) {
            links.create(tag, wanted);
            log.line("added the link " + wanted.name());
        } else if (wanted == null) {
            links.delete(tag, existing.id());
            log.line("removed the link " + existing.name() + ", which is not asked for any more");
        } else {
            links.update(tag, existing.id(), wanted);
            log.line("updated the link " + wanted.name());
        }
    }
}
