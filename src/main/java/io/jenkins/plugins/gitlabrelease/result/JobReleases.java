package io.jenkins.plugins.gitlabrelease.result;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.XmlFile;
import hudson.model.Action;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.listeners.RunListener;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.TransientActionFactory;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * The releases that the builds of a job have published: the last one on the job's page, and all of them on a page of their
 * own. They are kept in a file in the job's directory, so that neither page has to read builds, and jobs that never
 * published one have nothing of this.
 */
@Restricted(NoExternalUse.class)
public final class JobReleases implements Action {

    /** Enough for years of releases, and a file that is read in milliseconds. */
    static final int MAX_ENTRIES = 1000;

    private static final int ENTRIES_PER_PAGE = 50;
    private static final String FILE = "gitlab-releases.xml";
    private static final Logger LOGGER = Logger.getLogger(JobReleases.class.getName());

    /** Whether the file is there: Jenkins asks for a job's actions all the time. */
    private static final Map<Job<?, ?>, Boolean> PUBLISHED = Collections.synchronizedMap(new WeakHashMap<>());

    private final Job<?, ?> job;

    private JobReleases(Job<?, ?> job) {
        this.job = job;
    }

    /**
     * Records what a build has published; earlier records of the same build are replaced.
     *
     * @param releases all releases of the build that it created or updated; with none, the build is forgotten
     */
    static synchronized void record(Run<?, ?> run, List<PublishedRelease> releases) throws IOException {
        XmlFile file = fileOf(run.getParent());
        if (releases.isEmpty() && !file.exists()) {
            return;
        }
        List<JobRelease> before = read(file);
        List<JobRelease> entries = new ArrayList<>();
        for (PublishedRelease release : releases) {
            entries.add(new JobRelease(run.getNumber(), run.getStartTimeInMillis(), release));
        }
        Collections.reverse(entries);
        before.stream().filter(entry -> entry.getBuild() != run.getNumber()).forEach(entries::add);
        entries.sort((a, b) -> Integer.compare(b.getBuild(), a.getBuild()));
        if (!entries.equals(before)) {
            file.write(new ArrayList<>(entries.subList(0, Math.min(entries.size(), MAX_ENTRIES))));
        }
        PUBLISHED.put(run.getParent(), !entries.isEmpty());
    }

    private static XmlFile fileOf(Job<?, ?> job) {
        return new XmlFile(new File(job.getRootDir(), FILE));
    }

    private static List<JobRelease> read(XmlFile file) {
        List<JobRelease> entries = new ArrayList<>();
        try {
            if (file.exists() && file.read() instanceof List<?> list) {
                for (Object entry : list) {
                    if (entry instanceof JobRelease release) {
                        entries.add(release);
                    }
                }
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot read " + file);
        }
        return entries;
    }

    /** The newest first; empty if they are gone with their builds. */
    public List<JobRelease> getReleases() {
        return read(fileOf(job));
    }

    /** Those of the last build that published any. */
    public List<JobRelease> getLatest() {
        List<JobRelease> all = getReleases();
        return all.stream()
                .filter(entry -> entry.getBuild() == all.get(0).getBuild())
                .toList();
    }

    /** What one view of the page shows. */
    public Page getPage(@CheckForNull StaplerRequest2 request) {
        String from = request == null ? null : request.getParameter("from");
        return new Page(getReleases(), from);
    }

    /** A part of the list. */
    @Restricted(NoExternalUse.class)
    public static final class Page {

        private final List<JobRelease> all;
        private final int start;

        /** @param from the position of the first entry, as the page's links give it; null or nonsense for the newest */
        Page(List<JobRelease> all, @CheckForNull String from) {
            this.all = all;
            this.start = from != null && from.matches("\\d{1,6}") ? Math.min(Integer.parseInt(from), all.size()) : 0;
        }

        public List<JobRelease> getEntries() {
            return all.subList(start, Math.min(start + ENTRIES_PER_PAGE, all.size()));
        }

        public int getTotal() {
            return all.size();
        }

        /** The sizes of the shown releases as bars, the oldest first; empty if there is nothing to compare. */
        public List<Bar> getBars() {
            List<JobRelease> shown = getEntries();
            long max = shown.stream().mapToLong(JobRelease::getBytes).max().orElse(0);
            List<Bar> bars = new ArrayList<>();
            for (int i = shown.size() - 1; i >= 0 && max > 0 && shown.size() > 1; i--) {
                int height = (int) Math.max(
                        1, Math.round(Bar.MAX_HEIGHT * (double) shown.get(i).getBytes() / max));
                bars.add(new Bar(shown.get(i), bars.size() * Bar.WIDTH, height));
            }
            return bars;
        }

        /** Where the next older page starts; null on the last one. */
        @CheckForNull
        public Integer getOlder() {
            return start + ENTRIES_PER_PAGE < all.size() ? Integer.valueOf(start + ENTRIES_PER_PAGE) : null;
        }

        /** Where the next newer page starts; null on the first one. */
        @CheckForNull
        public Integer getNewer() {
            return start > 0 ? Integer.valueOf(Math.max(0, start - ENTRIES_PER_PAGE)) : null;
        }
    }

    /** A bar of the chart, in pixels. */
    @Restricted(NoExternalUse.class)
    public static final class Bar {

        static final int MAX_HEIGHT = 60;
        static final int WIDTH = 16;

        private final JobRelease release;
        private final int left;
        private final int height;

        Bar(JobRelease release, int left, int height) {
            this.release = release;
            this.left = left;
            this.height = height;
        }

        public JobRelease getRelease() {
            return release;
        }

        public int getLeft() {
            return left;
        }

        public int getTop() {
            return MAX_HEIGHT - height;
        }

        public int getHeight() {
            return height;
        }
    }

    /** For the views; no getter, so that it is no address. */
    public Job<?, ?> owner() {
        return job;
    }

    /** For the views. */
    public String getIcon() {
        return PublishedReleaseAction.ICON;
    }

    @Override
    public String getIconFileName() {
        return PublishedReleaseAction.ICON;
    }

    @Override
    public String getDisplayName() {
        return Messages.JobReleases_DisplayName();
    }

    @Override
    public String getUrlName() {
        return "gitlab-releases";
    }

    /** Gives the action to jobs that have published a release. */
    @Extension
    @Restricted(NoExternalUse.class)
    @SuppressWarnings("rawtypes")
    public static final class Factory extends TransientActionFactory<Job> {

        @Override
        public Class<Job> type() {
            return Job.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return JobReleases.class;
        }

        @Override
        @NonNull
        public Collection<? extends Action> createFor(@NonNull Job job) {
            Job<?, ?> asked = job;
            return PUBLISHED.computeIfAbsent(asked, each -> fileOf(each).exists())
                    ? List.of(new JobReleases(asked))
                    : List.of();
        }
    }

    /** Forgets the releases of builds that are deleted. */
    @Extension
    @Restricted(NoExternalUse.class)
    public static final class Deletions extends RunListener<Run<?, ?>> {

        @Override
        public void onDeleted(Run<?, ?> run) {
            try {
                record(run, List.of());
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, e, () -> "Cannot forget the releases of " + run);
            }
        }
    }
}
