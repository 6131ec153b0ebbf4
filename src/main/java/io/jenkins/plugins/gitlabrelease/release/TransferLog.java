package io.jenkins.plugins.gitlabrelease.release;

/**
 * Says how far a transfer of files has come: a line for each file while they are few, else one for each tenth of them. Safe for
 * use by several threads.
 */
public final class TransferLog {

    private final ReleaseLog log;
    private final String done;
    private final int files;
    private int finished;
    private long bytes;

    /**
     * @param done what happens to the files, such as {@code uploaded}
     * @param files how many there are
     */
    public TransferLog(ReleaseLog log, String done, int files) {
        this.log = log;
        this.done = done;
        this.files = files;
    }

    /**
     * Counts a file whose transfer is over.
     *
     * @param line what to say of it, if each file has its line
     * @param length its size in bytes
     */
    public void finished(String line, long length) {
        if (files <= LongList.SHOWN) {
            log.line(line);
            return;
        }
        String progress;
        synchronized (this) {
            finished++;
            bytes += length;
            boolean due = finished * 10L / files > (finished - 1) * 10L / files;
            progress = due ? done + " " + finished + " of " + files + " files, " + HumanReadable.size(bytes) : null;
        }
        if (progress != null) {
            log.line(progress);
        }
    }
}
