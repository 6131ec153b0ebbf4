package io.jenkins.plugins.gitlabrelease.server;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Timeouts;
import io.jenkins.plugins.gitlabrelease.release.ParallelWork;

/** A number that an administrator may choose for a server. The defaults are those of the client and the engine. */
enum ServerLimit {
    /** In seconds. */
    CONNECT_TIMEOUT((int) Timeouts.standard().connect().toSeconds(), 600),
    /** In seconds. */
    READ_TIMEOUT((int) Timeouts.standard().idle().toSeconds(), 3600),
    /** In files. */
    PARALLEL_UPLOADS(ParallelWork.USUAL_PLACES, 64);

    private final int standard;
    private final int most;

    ServerLimit(int standard, int most) {
        this.standard = standard;
        this.most = most;
    }

    int standard() {
        return standard;
    }

    /** What a setter stores: null for the default, so that a better default reaches every configuration. */
    @CheckForNull
    Integer stored(int given) {
        return given == standard ? null : given;
    }

    /** What a getter returns for that. */
    int shown(@CheckForNull Integer stored) {
        return stored == null ? standard : stored;
    }

    /** One sentence if the number is out of range, or null. */
    @CheckForNull
    String problemOf(int number) {
        return number >= 1 && number <= most ? null : refusal(String.valueOf(number));
    }

    /** As above, for what somebody typed; blank is refused, since the form shows the default. */
    @CheckForNull
    String problemOf(@CheckForNull String typed) {
        try {
            return problemOf(Integer.parseInt(typed == null ? "" : typed.strip()));
        } catch (NumberFormatException e) {
            return refusal(typed);
        }
    }

    private String refusal(@CheckForNull String typed) {
        return Messages.ServerLimit_OutOfRange(typed == null ? "" : typed, nameInForm(), String.valueOf(most));
    }

    private String nameInForm() {
        return switch (this) {
            case CONNECT_TIMEOUT -> Messages.ServerLimit_ConnectTimeout();
            case READ_TIMEOUT -> Messages.ServerLimit_ReadTimeout();
            case PARALLEL_UPLOADS -> Messages.ServerLimit_ParallelUploads();
        };
    }
}
