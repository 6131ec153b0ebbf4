package io.jenkins.plugins.gitlabrelease.release.publish;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.ReleaseLinksApi;
import io.jenkins.plugins.gitlabrelease.gitlab.ReleasesApi;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Milestone;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewLink;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewRelease;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseFields;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.release.HumanReadable;
import io.jenkins.plugins.gitlabrelease.release.LongList;
import io.jenkins.plugins.gitlabrelease.release.ParallelWork;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import io.jenkins.plugins.gitlabrelease.release.plan.LinkPlan;
import io.jenkins.plugins.gitlabrelease.release.plan.LinkPlanner;
import io.jenkins.plugins.gitlabrelease.release.plan.LinkSteps;
import io.jenkins.plugins.gitlabrelease.release.plan.ReleasePlan;
import java.io.IOException;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Collectors;

/**
 * Writes a plan's release, after its files are in the registry. A new release appears complete, in one request, so that
 * watchers, webhooks and evidence see all of it. An existing one is touched only where it differs. Each change of an existing
 * release is noted with its inverse, and whether all requests brought a clear answer: a run that fails takes back what it did
 * only if they did.
 */
final class ReleaseWriter {

    private final GitLabClient client;
    private final ReleaseLog log;
    private final ParallelWork transfers;
    private final TagRuns.Member others;
    private final Deque<Done> changes = new ConcurrentLinkedDeque<>();
    private volatile boolean inDoubt;
    private boolean overwritten;

    /** @param others runs that may rely on what this one writes */
    ReleaseWriter(GitLabClient client, ReleaseLog log, ParallelWork transfers, TagRuns.Member others) {
        this.client = client;
        this.log = log;
        this.transfers = transfers;
        this.others = others;
    }

    /** A request that writes, or takes back what another one wrote. */
    @FunctionalInterface
    private interface Change {
        void run() throws GitLabException, InterruptedException;
    }

    /**
     * A change of an existing release.
     *
     * @param begun when it was sent, in nanoseconds of the system
     * @param link the number of the link that it is about; 0 for none that is there
     * @param wrote what that link was made; null for none
     * @param undo takes it back
     */
    private record Done(long begun, long link, @CheckForNull NewLink wrote, Change undo) {}

    /**
     * Whether a write had no effect and will have none: GitLab refused it, by a status of class 4xx or in a hook's own words,
     * or it never arrived. A time-out, a lost answer and a page that GitLab does not write leave that open: GitLab may go on
     * for minutes after a proxy has given up (gitlab-contract 11.11).
     */
    static boolean isRefusedForCertain(GitLabException failure) {
        boolean answered = failure.status() >= 500 || failure.status() >= 200 && failure.status() < 300;
        return !failure.isUnsettled() && (!answered || failure.kind() == ErrorKind.TAG_REFUSED);
    }

    /** Whether a request was cancelled or brought no clear answer, so that GitLab may have done it or do it yet. */
    boolean isInDoubt() {
        return inDoubt;
    }

    /** Whether something that this run wrote into an existing release is still there. */
    boolean hasChangedTheRelease() {
        return !changes.isEmpty();
    }

    /** Creates the Git tag of a release whose tag is gone, without which GitLab refuses every change of it. */
    void recreateTag(ReleasePlan plan) throws GitLabException, InterruptedException {
        write(() -> client.tags(plan.projectId()).create(plan.tag(), plan.newTagFrom(), plan.tagMessage()));
        log.line("created the tag " + plan.tag() + " from " + plan.newTagFrom());
    }

    /**
     * @param before the release as it was read; null if there was none
     * @return the release as GitLab has it afterwards
     */
    Release publish(ReleasePlan plan, @CheckForNull Release before) throws IOException, InterruptedException {
        ReleasesApi releases = client.releases(plan.projectId());
        overwritten = false;
        if (before == null) {
            return create(plan, releases);
        }
        Release[] written = new Release[1];
        if (!plan.fields().isEmpty()) {
            long begun = write(() -> written[0] = releases.update(plan.tag(), plan.fieldsToSend()));
            changes.push(new Done(begun, 0, null, () -> takeBackFields(plan, before, written[0])));
            log.line("updated the fields of the release that differed");
        }
        if (plan.changesLinks()) {
            updateLinks(plan);
        }
        if (plan.action() == ReleaseAction.UNCHANGED) {
            return before;
        }
        Release now = read(plan, releases);
        overwritten = written[0] != null
                && !(now.name().equals(written[0].name())
                        && Objects.equals(now.description(), written[0].description()));
        return now;
    }

    /** Whether the name or the notes were changed by somebody else since this run wrote them. */
    boolean isOverwritten() {
        return overwritten;
    }

    /** What is there now may have been written by another run, too. */
    private Release read(ReleasePlan plan, ReleasesApi releases) throws GitLabException, InterruptedException {
        others.beginReading();
        try {
            return releases.get(plan.tag());
        } finally {
            others.endReading();
        }
    }

    private Release create(ReleasePlan plan, ReleasesApi releases) throws GitLabException, InterruptedException {
        boolean tagFirst = plan.newTagFrom() != null && plan.tagMessage() != null && ignoresTagMessages();
        if (tagFirst) {
            recreateTag(plan);
        }
        boolean newTag = plan.newTagFrom() != null && !tagFirst;
        Release[] created = new Release[1];
        write(() -> created[0] = releases.create(NewRelease.of(plan.tag())
                .from(newTag ? plan.newTagFrom() : null, newTag ? plan.tagMessage() : null)
                .fields(plan.fieldsToSend())
                .links(plan.links().stream().map(LinkPlan::link).toList())));
        if (newTag) {
            log.line("created the tag " + plan.tag() + " from " + plan.newTagFrom());
        }
        log.line("created the release with " + HumanReadable.count(plan.links().size(), "link"));
        return created[0];
    }

    /** GitLab before 15.1 makes a tag without the message that comes with a new release, and does not say so. */
    private boolean ignoresTagMessages() throws InterruptedException {
        try {
            return !client.version().isAtLeast(15, 1);
        } catch (GitLabException e) {
            return false;
        }
    }

    /** Several at a time, as far as one does not have to wait for what another one leaves. */
    private void updateLinks(ReleasePlan plan) throws IOException, InterruptedException {
        Map<Long, NewLink> known = new ConcurrentHashMap<>();
        ReleaseLinksApi links = client.releaseLinks(plan.projectId());
        try (LongList lines = new LongList(log, "links changed")) {
            for (List<LinkSteps.Step> round : plan.linkSteps()) {
                transfers.forEach(round, step -> change(plan.tag(), step, links, known, lines));
            }
        }
    }

    private void change(
            String tag, LinkSteps.Step step, ReleaseLinksApi links, Map<Long, NewLink> known, ReleaseLog lines)
            throws GitLabException, InterruptedException {
        NewLink wanted = step.link();
        ReleaseLink existing = step.existing();
        if (existing == null) {
            long[] id = new long[1];
            long begun = write(() -> id[0] = links.create(tag, wanted).id());
            changes.push(new Done(begun, id[0], wanted, () -> links.delete(tag, id[0])));
            lines.line("added the link " + wanted.name());
            return;
        }
        long id = existing.id();
        NewLink former = known.getOrDefault(id, asItIs(existing, tag));
        if (wanted == null) {
            long begun = write(() -> links.delete(tag, id));
            changes.push(new Done(begun, 0, null, () -> links.create(tag, former)));
            lines.line("removed the link " + former.name() + ", which is no longer published");
        } else {
            long begun = write(() -> links.update(tag, id, wanted));
            changes.push(new Done(begun, id, wanted, () -> links.update(tag, id, former)));
            known.put(id, wanted);
            lines.line("updated the link " + wanted.name());
        }
    }

    /** @return when it was sent */
    private long write(Change request) throws GitLabException, InterruptedException {
        long begun = System.nanoTime();
        boolean clear = false;
        try {
            request.run();
            clear = true;
        } catch (GitLabException e) {
            clear = isRefusedForCertain(e);
            throw e;
        } finally {
            inDoubt |= !clear;
        }
        return begun;
    }

    /**
     * Takes back, the latest first, what was changed in an existing release. What another run has changed since, or relies on,
     * stays, as does what is refused, which is logged.
     */
    void takeBack(ReleasePlan plan) throws InterruptedException {
        boolean reliedOn = false;
        for (Done change : changes) {
            if (others.isReliedOn(change.begun())) {
                reliedOn = true;
                continue;
            }
            NewLink wrote = change.wrote();
            try {
                if (wrote == null || isThere(plan, change.link(), wrote)) {
                    change.undo().run();
                }
                changes.remove(change);
            } catch (GitLabException e) {
                log.line("a change of the release could not be taken back: " + e.getMessage());
            }
        }
        if (reliedOn) {
            log.line("changes of the release stay, because another build has built on them");
        }
    }

    /** Whether the link is still as it was left. */
    private boolean isThere(ReleasePlan plan, long link, NewLink wrote) throws GitLabException, InterruptedException {
        return client.releases(plan.projectId()).get(plan.tag()).links().stream()
                .anyMatch(each -> each.id() == link && LinkPlanner.isSame(plan.tag(), each, wrote));
    }

    private static NewLink asItIs(ReleaseLink link, String tag) {
        return new NewLink(link.name(), link.url(), link.linkType(), link.directAssetPath(tag));
    }

    /** A field that somebody else has changed since is not this run's any more. */
    private void takeBackFields(ReleasePlan plan, Release before, Release written)
            throws GitLabException, InterruptedException {
        ReleasesApi releases = client.releases(plan.projectId());
        ReleaseFields former = formerFields(plan.fields(), before, written, releases.get(plan.tag()));
        if (!former.isEmpty()) {
            releases.update(plan.tag(), former);
        }
    }

    private static ReleaseFields formerFields(ReleaseFields sent, Release before, Release written, Release now) {
        ReleaseFields former = ReleaseFields.NONE;
        if (sent.name() != null && now.name().equals(written.name())) {
            former = former.name(before.name());
        }
        if (sent.description() != null && Objects.equals(now.description(), written.description())) {
            former = former.description(before.description() == null ? "" : before.description());
        }
        if (sent.releasedAt() != null && Objects.equals(now.releasedAt(), written.releasedAt())) {
            former = former.releasedAt(before.releasedAt());
        }
        if (sent.milestones() != null && numbers(now).equals(numbers(written))) {
            former = former.milestoneIds(List.copyOf(numbers(before)));
        }
        return former;
    }

    private static Set<Long> numbers(Release release) {
        return release.milestones().stream().map(Milestone::id).collect(Collectors.toCollection(TreeSet::new));
    }
}
