package io.jenkins.plugins.gitlabrelease.trigger;

import hudson.model.CauseAction;
import hudson.model.Job;
import io.jenkins.plugins.gitlabrelease.gitlab.ReleasesApi;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseQuery;
import io.jenkins.plugins.gitlabrelease.release.NamePattern;
import io.jenkins.plugins.gitlabrelease.task.ProjectAccess;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.ParameterizedJobMixIn;

/**
 * Asks GitLab once which releases a project has, and starts a build for each new one. Two of the same job are equal, so that
 * no job waits twice in the queue of the trigger.
 */
final class ReleasePoll implements Runnable {

    /** As many releases are read at most. One page will do unless more than a hundred came at once. */
    private static final int MOST_READ = 1000;

    private static final int PAGE = 100;

    private static final Logger LOGGER = Logger.getLogger(ReleasePoll.class.getName());

    private final Job<?, ?> job;
    private final ReleaseTrigger trigger;
    private final StringBuilder log = new StringBuilder();

    /** @param trigger what is asked for if the job does not have the trigger yet */
    ReleasePoll(Job<?, ?> job, ReleaseTrigger trigger) {
        this.job = job;
        this.trigger = trigger;
    }

    @Override
    public void run() {
        if (!job.isBuildable()) {
            return;
        }
        ReleaseTrigger configured = ParameterizedJobMixIn.getTrigger(job, ReleaseTrigger.class);
        line("Started on " + Instant.now().truncatedTo(ChronoUnit.SECONDS));
        PollingPage page = new PollingPage(job);
        try {
            poll(configured == null ? trigger : configured, page);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> job + " could not ask GitLab for new releases");
            line(e instanceof IOException ? "Failed: " + e.getMessage() : "Failed: " + e);
            page.writeLog(log.toString());
        }
    }

    private void poll(ReleaseTrigger options, PollingPage page) throws IOException, InterruptedException {
        ProjectAccess access = ProjectAccess.forJob(options, job, this::line);
        String tags = options.getTagPattern();
        String source = access.server() + " " + access.project() + " " + (tags == null ? "*" : tags);
        SeenReleases before = page.read();
        boolean first = before == null || !before.isOf(source);
        SeenReleases seen = first ? new SeenReleases(source) : before;
        ReleasesApi releases = access.client().releases(access.project());
        List<Release> listed = list(releases, NamePattern.ofTags(tags == null ? "*" : tags), seen, first);
        if (first) {
            seen.begin(listed);
            line("First look at " + access.project() + " on " + access.server() + ": " + listed.size()
                    + " releases are there, which start no builds.");
        } else {
            start(releases, seen, listed, page, access);
        }
        seen.noteUpcoming(listed);
        if (!seen.upcoming().isEmpty()) {
            line("Upcoming: " + String.join(", ", seen.upcoming()));
        }
        seen.log(log.toString());
        page.write(seen);
    }

    /** In the order of creation, in which neither an upcoming release nor one that is dated back hides a new one. */
    private static List<Release> list(ReleasesApi releases, NamePattern tags, SeenReleases seen, boolean all)
            throws IOException, InterruptedException {
        List<Release> listed = new ArrayList<>();
        int[] read = {0};
        boolean[] knownReached = {false};
        ReleaseQuery query = ReleaseQuery.all()
                .orderBy(ReleaseQuery.OrderBy.CREATED_AT)
                .sort(ReleaseQuery.Sort.DESC)
                .perPage(PAGE);
        releases.list(query).find(release -> {
            read[0]++;
            if (tags.matches(release.tagName()) && !release.tagName().isEmpty()) {
                listed.add(release);
                knownReached[0] |= seen.knows(release);
            }
            return read[0] == MOST_READ || !all && knownReached[0] && read[0] % PAGE == 0;
        });
        return listed;
    }

    private void start(
            ReleasesApi releases, SeenReleases seen, List<Release> listed, PollingPage page, ProjectAccess access)
            throws IOException, InterruptedException {
        List<Release> candidates = new ArrayList<>(listed);
        for (String tag : seen.upcoming()) {
            if (listed.stream().noneMatch(release -> release.tagName().equals(tag))) {
                Optional<Release> found = releases.find(tag);
                found.ifPresentOrElse(candidates::add, () -> seen.forgetUpcoming(tag));
            }
        }
        List<Release> published = seen.published(candidates);
        if (published.isEmpty()) {
            line("No new release in " + access.project() + " on " + access.server() + ".");
        }
        for (Release release : published) {
            ReleaseCause cause = new ReleaseCause(access.project().toString(), release);
            if (ParameterizedJobMixIn.scheduleBuild2(job, -1, new CauseAction(cause), new ReleaseVariables(cause))
                    == null) {
                line("New release " + release.tagName() + ": Jenkins takes no build now. The next poll tries again.");
            } else {
                line("New release " + release.tagName() + ": a build is started.");
                seen.markSeen(release);
                page.write(seen);
            }
        }
    }

    private void line(String text) {
        log.append(text.replaceAll("\\s+", " ")).append('\n');
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReleasePoll poll && poll.job == job;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(job);
    }
}
