package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.function.LongConsumer;

/**
 * A machine beside this one, as far as a test needs one: what goes there and what comes back is serialized, and requests leave
 * by connections of its own.
 */
public final class OtherMachine {

    private OtherMachine() {}

    /** Sends a file that is there. */
    public static Carrier with(UploadSource file, LongConsumer progress) {
        return new Machine((transfer, token) -> transfer.upload(token, file, progress));
    }

    /** Receives a file there. */
    public static Carrier with(DownloadTarget file) {
        return new Machine((transfer, token) -> transfer.download(token, file));
    }

    private interface Work {
        TransferReport of(FileTransfer transfer, @CheckForNull String token) throws InterruptedException;
    }

    private record Machine(Work work) implements Carrier {

        @Override
        public String name() {
            return "the agent beside";
        }

        @Override
        public TransferReport carry(TransferOrder order, @CheckForNull String token)
                throws IOException, InterruptedException {
            return sent(work.of(new FileTransfer(sent(order), Route.OWN), token));
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T sent(T value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        } catch (ClassNotFoundException e) {
            throw new IOException(e);
        }
    }
}
