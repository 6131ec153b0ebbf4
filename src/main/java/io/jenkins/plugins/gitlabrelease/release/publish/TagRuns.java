package io.jenkins.plugins.gitlabrelease.release.publish;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The runs that publish one tag at the same time in this Jenkins. A run may find there what another one has just written, and
 * have nothing to do about it; if that other one fails, it must not take it back. GitLab does not show who relies on what, so
 * runs of another Jenkins are not known.
 */
final class TagRuns {

    private static final Map<List<String>, TagRuns> OF_TAGS = new HashMap<>();

    private static final long LONGEST_WAIT_SECONDS = 10;

    private final List<String> key;
    private final List<Member> members = new ArrayList<>();

    /** Held by a run that takes something back, so that nobody reads it meanwhile. */
    private final ReentrantLock lock = new ReentrantLock();

    private TagRuns(List<String> key) {
        this.key = key;
    }

    /** Begins a run, which has to {@linkplain Member#leave leave}. */
    static Member join(String server, String project, String tag) {
        synchronized (OF_TAGS) {
            TagRuns runs = OF_TAGS.computeIfAbsent(List.of(server, project, tag), TagRuns::new);
            Member member = runs.new Member();
            runs.members.add(member);
            return member;
        }
    }

    /** Something that is taken back. */
    @FunctionalInterface
    interface Work {
        void run() throws GitLabException, InterruptedException;
    }

    /** One run. */
    final class Member {

        private boolean running = true;
        private boolean reading;
        private boolean hasRead;
        private long read;

        /** Files that it found and does not send; null before that is known. */
        @CheckForNull
        private Set<String> found;

        /** What is read from here on may have been written by others; waits a little while one of them takes something back. */
        void beginReading() throws InterruptedException {
            boolean alone = lock.tryLock(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
            setReading(true);
            if (alone) {
                lock.unlock();
            }
        }

        void endReading() {
            setReading(false);
        }

        private void setReading(boolean now) {
            synchronized (OF_TAGS) {
                reading = now;
                hasRead = true;
                read = System.nanoTime();
            }
        }

        /** @param files the names of those that are there and need not be sent; null before they are known */
        void plans(@CheckForNull Set<String> files) {
            synchronized (OF_TAGS) {
                found = files;
            }
        }

        /** Whether another run, which has not failed, has read the release since then, in nanoseconds of the system. */
        boolean isReliedOn(long since) {
            synchronized (OF_TAGS) {
                return members.stream().anyMatch(other -> other != this && other.hasReadSince(since));
            }
        }

        /** As above, for a file of the package that was sent then. */
        boolean isReliedOn(long since, String file) {
            synchronized (OF_TAGS) {
                return members.stream()
                        .anyMatch(other -> other != this
                                && other.hasReadSince(since)
                                && (other.found == null || other.found.contains(file)));
            }
        }

        private boolean hasReadSince(long since) {
            return reading || hasRead && read - since > 0;
        }

        /** Takes something back while no other run begins to read. */
        void takingBack(Work work) throws GitLabException, InterruptedException {
            lock.lockInterruptibly();
            try {
                work.run();
            } finally {
                lock.unlock();
            }
        }

        /** @param published whether others have to leave what this run relies on; they are asked until all have ended */
        void leave(boolean published) {
            synchronized (OF_TAGS) {
                running = false;
                if (!published) {
                    members.remove(this);
                }
                if (members.stream().noneMatch(each -> each.running)) {
                    OF_TAGS.remove(key);
                }
            }
        }
    }
}
