package io.jenkins.plugins.gitlabrelease.trigger;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.XmlFile;
import hudson.model.Action;
import hudson.model.Job;
import java.io.File;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The page of a job with what its trigger found at its last poll, and the file behind it. The file lies in the directory of
 * the job: a Pipeline makes its triggers anew in every build, and what they hold is lost with them.
 */
@Restricted(NoExternalUse.class)
public final class PollingPage implements Action {

    private static final String FILE = "gitlab-release-trigger.xml";
    private static final Logger LOGGER = Logger.getLogger(PollingPage.class.getName());

    private final Job<?, ?> job;

    PollingPage(Job<?, ?> job) {
        this.job = job;
    }

    private XmlFile file() {
        return new XmlFile(new File(job.getRootDir(), FILE));
    }

    /** Whether there was a poll. */
    boolean isWritten() {
        return file().exists();
    }

    /**
     * What was seen so far; null before the first poll.
     *
     * @throws IOException if the file cannot be read: then nothing is started, since everything would look new or seen
     */
    @CheckForNull
    SeenReleases read() throws IOException {
        XmlFile file = file();
        return file.exists() && file.read() instanceof SeenReleases seen ? seen : null;
    }

    void write(SeenReleases seen) throws IOException {
        file().write(seen);
    }

    /** Adds the log of a poll that failed to what was seen before, which stays. */
    void writeLog(String log) {
        try {
            SeenReleases seen = read();
            SeenReleases kept = seen == null ? new SeenReleases("") : seen;
            kept.log(log);
            write(kept);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot write the log of " + job);
        }
    }

    /** For the view. */
    public String getLog() {
        try {
            SeenReleases seen = read();
            return seen == null ? "" : seen.log();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot read the log of " + job);
            return FILE
                    + " in the directory of the job cannot be read, so nothing is started. Delete it to begin anew.";
        }
    }

    /** For the view; no getter, so that it is no address. */
    public Job<?, ?> owner() {
        return job;
    }

    @Override
    public String getIconFileName() {
        return "symbol-document-text";
    }

    @Override
    public String getDisplayName() {
        return Messages.PollingPage_DisplayName();
    }

    @Override
    public String getUrlName() {
        return "gitlab-release-polling";
    }
}
