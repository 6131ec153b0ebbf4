package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;

/**
 * Another machine, which has the file that a request is about, or is to have it, and sends the request itself. It decides
 * nothing: {@link Sender} says where to send what, reads the answer, and repeats the request if that is right.
 */
public interface Carrier {
    /** Which machine it is, for messages: "the agent linux-1". */
    String name();

    /**
     * Sends a request to one address and waits for the answer. Redirects are not followed.
     *
     * @param token what goes into the header that the order names; null for a request without a token. It may be known to
     *     the other machine as long as this call lasts.
     * @return what that machine says, which is not trusted
     * @throws IOException if the machine is lost or failed; its message is half a sentence
     * @throws InterruptedException if the thread is interrupted; the request is cancelled then
     */
    TransferReport carry(TransferOrder order, @CheckForNull String token) throws IOException, InterruptedException;
}
