package io.jenkins.plugins.gitlabrelease.emulator;

import java.net.http.HttpRequest;
import java.util.Map;

/** The server that the cases of the contract are played against: an emulator, or a GitLab. */
interface ContractServer extends AutoCloseable {

    /** A case, or the rest of it, cannot be played here. */
    final class NotPlayable extends Exception {

        private static final long serialVersionUID = 1L;

        NotPlayable(String reason) {
            super(reason);
        }
    }

    /** The URL without a slash at its end. */
    String url();

    /** What stands for {@code acme/app}, the project of the cases. */
    String project();

    /** Values of {@code $NAME} in the cases. */
    Map<String, String> variables();

    /** Whether the server's clock stands still at the time of the cases. */
    boolean isOfTheirTime();

    /** Prepares the project. */
    void given(String phrase) throws Exception;

    /** Adds the credential of a sender such as {@code developer} or {@code developer-by-bearer}. */
    void authorize(HttpRequest.Builder request, String sender) throws NotPlayable;

    /** Whether a refusal of that sender can be expected, whose role may be a higher one here. */
    boolean isRefusable(String sender);

    int packageFiles() throws Exception;

    /** The names of all tags, separated by blanks. */
    String tags() throws Exception;

    @Override
    void close();
}
