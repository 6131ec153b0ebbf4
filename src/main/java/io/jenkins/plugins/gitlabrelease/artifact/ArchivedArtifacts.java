package io.jenkins.plugins.gitlabrelease.artifact;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Carrier;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import jenkins.util.VirtualFile;

/**
 * The artifacts that a build has archived, wherever its artifact manager keeps them. They are read on the controller and
 * streamed, so neither an agent nor a workspace is needed, and the token stays where it is, unless an agent is to send them.
 */
final class ArchivedArtifacts implements BuildFiles {

    private final VirtualFile root;
    private final AgentTransfers agent;
    private final AtomicBoolean said = new AtomicBoolean();

    /**
     * @param root of the artifact manager
     * @param agent sends what the store gives out to everybody who has its address; null if the controller sends all
     */
    ArchivedArtifacts(VirtualFile root, @CheckForNull AgentTransfers agent) {
        this.root = root;
        this.agent = agent;
    }

    @Override
    public List<Asset> find(String includes, @CheckForNull String excludes) throws IOException {
        List<Asset> assets = new ArrayList<>();
        Map<String, Long> files = ask(
                "The archived artifacts could not be listed: ",
                () -> root.run(new FileListing(root, includes, excludes)));
        for (Map.Entry<String, Long> file : files.entrySet()) {
            String path = file.getKey();
            if (file.getValue() == null) {
                throw new ReleaseException("The artifact " + path + " is not a file within the build's archive.");
            }
            assets.add(new ArchivedArtifact(path, file.getValue(), root.child(path), this));
        }
        return assets;
    }

    @Override
    @CheckForNull
    public Asset get(String path) throws IOException {
        Long length =
                ask("The archived artifact " + path + " could not be found: ", () -> FileListing.lengthOf(root, path));
        return length == null ? null : new ArchivedArtifact(path, length, root.child(path), this);
    }

    @Override
    public String description() {
        return "archived artifacts";
    }

    @Override
    public String remedy() {
        return "Archive them";
    }

    /** Null if the controller is to send the file. */
    @CheckForNull
    private Carrier carrier(ArchivedArtifact artifact, LongConsumer progress) {
        if (agent == null) {
            return null;
        }
        URL address = artifact.address();
        if (address != null) {
            return agent.sending(
                    AgentTask.FileThere.inStore(artifact.path(), address.toString(), artifact.length()), progress);
        }
        if (!said.getAndSet(true)) {
            agent.log().line("the controller sends the archived artifacts, since their store gives out no addresses");
        }
        return null;
    }

    private record ArchivedArtifact(String path, long length, VirtualFile file, ArchivedArtifacts archive)
            implements Asset {

        /** Each sending gets an address of its own, since addresses are good for a while only. */
        @Override
        @CheckForNull
        public Carrier carrier(LongConsumer progress) {
            return archive.carrier(this, progress);
        }

        /** Null if the store has none, or fails to say so; the file can be read here in any case. */
        @CheckForNull
        private URL address() {
            try {
                return file.toExternalURL();
            } catch (IOException | RuntimeException e) {
                return null;
            }
        }

        @Override
        public InputStream open() throws IOException {
            return new Reading(path, ask("The archived artifact " + path + " could not be opened: ", file::open));
        }
    }

    private interface Question<T> {
        T ask() throws IOException;
    }

    /** A store of artifacts is another plugin, and fails in its own ways. */
    private static <T> T ask(String failure, Question<T> question) throws IOException {
        try {
            return question.ask();
        } catch (RuntimeException e) {
            throw new ReleaseException(failure + e, e);
        }
    }

    private static final class Reading extends FilterInputStream {

        private final String failure;

        Reading(String path, InputStream in) {
            super(in);
            this.failure = "The archived artifact " + path + " could not be read: ";
        }

        @Override
        public int read() throws IOException {
            return ask(failure, in::read);
        }

        @Override
        public int read(byte[] buffer, int offset, int count) throws IOException {
            return ask(failure, () -> in.read(buffer, offset, count));
        }
    }
}
