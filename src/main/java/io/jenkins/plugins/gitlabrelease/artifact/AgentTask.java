package io.jenkins.plugins.gitlabrelease.artifact;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.remoting.VirtualChannel;
import hudson.util.Secret;
import io.jenkins.plugins.gitlabrelease.gitlab.http.DownloadTarget;
import io.jenkins.plugins.gitlabrelease.gitlab.http.FileTransfer;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Route;
import io.jenkins.plugins.gitlabrelease.gitlab.http.StoredFile;
import io.jenkins.plugins.gitlabrelease.gitlab.http.TransferOrder;
import io.jenkins.plugins.gitlabrelease.gitlab.http.TransferReport;
import io.jenkins.plugins.gitlabrelease.gitlab.http.UploadSource;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.channels.Channels;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.MasterToSlaveFileCallable;

/**
 * One request that an agent sends itself, with a file of the workspace. The token and the password of the proxy are known there
 * as long as it lasts.
 */
final class AgentTask extends MasterToSlaveFileCallable<TransferReport> {

    private static final long serialVersionUID = 1L;

    /** On the agent: how many bytes have left, by task. */
    private static final Map<String, Long> REACHED = new ConcurrentHashMap<>();

    private final String id;
    private final FileThere file;
    private final TransferOrder order;
    private final Secret token;
    private final Network network;
    private final Network networkToStore;

    /**
     * @param id what {@link Reached} asks by
     * @param file what is sent or received
     * @param token what goes into the header that the order names; null for a request without one
     */
    AgentTask(
            String id,
            FileThere file,
            TransferOrder order,
            @CheckForNull Secret token,
            Network network,
            Network networkToStore) {
        this.id = id;
        this.file = file;
        this.order = order;
        this.token = token;
        this.network = network;
        this.networkToStore = networkToStore;
    }

    /**
     * A file that the agent has, can get, or is to have.
     *
     * @param path relative to the workspace, or to the archive, with {@code /} between its parts
     * @param part the temporary place, in the same folder, of a file that is received; empty for one that is sent
     * @param url where a store gives it out; empty for a file of the workspace. It is signed, so it is in no text.
     * @param length in bytes, of a file that is sent
     */
    record FileThere(String path, String part, String url, long length) implements Serializable {

        static FileThere inWorkspace(String path, long length) {
            return new FileThere(path, "", "", length);
        }

        static FileThere inStore(String path, String url, long length) {
            return new FileThere(path, "", url, length);
        }

        static FileThere toReceive(String path, String part) {
            return new FileThere(path, part, "", 0);
        }

        /** The host of the store; empty for a file of the workspace. */
        String host() {
            return url.isEmpty() ? "" : StoredFile.hostOf(url);
        }

        @Override
        public String toString() {
            return path;
        }
    }

    /**
     * How the agent comes to a server.
     *
     * @param proxyPort {@link #OWN_PROXY}, {@link #NO_PROXY} or that of the proxy
     * @param certificates PEM of further ones to trust
     */
    record Network(
            @CheckForNull String proxyHost,
            int proxyPort,
            @CheckForNull String proxyUser,
            @CheckForNull Secret proxyPassword,
            @CheckForNull String certificates)
            implements Serializable {

        /** What Java on the agent is configured with. */
        static final int OWN_PROXY = -1;

        static final int NO_PROXY = 0;

        private Route route() {
            Proxy proxy =
                    switch (proxyPort) {
                        case OWN_PROXY -> null;
                        case NO_PROXY -> Proxy.NO_PROXY;
                        default -> new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxyHost, proxyPort));
                    };
            Route.Login login = proxyUser == null
                    ? null
                    : Route.Login.of(proxyUser, proxyPassword == null ? "" : proxyPassword.getPlainText());
            return new Route(proxy, login, certificates);
        }

        @Override
        public String toString() {
            return proxyPort > 0 ? "through a proxy" : "directly";
        }
    }

    @Override
    public TransferReport invoke(File workspace, VirtualChannel channel) throws InterruptedException {
        ContainedFiles files = new ContainedFiles(workspace.toPath());
        FileTransfer transfer = new FileTransfer(order, network.route());
        String header = token == null ? null : token.getPlainText();
        REACHED.put(id, 0L);
        try {
            return file.part().isEmpty()
                    ? transfer.upload(header, source(files), bytes -> REACHED.replace(id, bytes))
                    : transfer.download(header, new Place(files));
        } finally {
            REACHED.remove(id);
        }
    }

    private UploadSource source(ContainedFiles files) {
        return file.url().isEmpty()
                ? new Source(files)
                : new StoredFile(file.url(), file.length(), networkToStore.route());
    }

    /** A file of the workspace that is sent, opened and checked in one go. */
    private final class Source implements UploadSource {

        private final ContainedFiles files;

        Source(ContainedFiles files) {
            this.files = files;
        }

        @Override
        public long length() {
            return file.length();
        }

        @Override
        public InputStream open() throws IOException {
            return Channels.newInputStream(files.read(file.path()).channel());
        }
    }

    /** The file that is received. */
    private final class Place implements DownloadTarget {

        private final ContainedFiles files;
        private boolean begun;

        Place(ContainedFiles files) {
            this.files = files;
        }

        @Override
        public OutputStream open() throws IOException {
            OutputStream out = Channels.newOutputStream(files.write(file.part(), 0));
            begun = true;
            return out;
        }

        @Override
        public void complete() throws IOException {
            files.rename(file.part(), file.path().substring(file.path().lastIndexOf('/') + 1));
            begun = false;
        }

        @Override
        public void discard() {
            if (begun) {
                try {
                    files.delete(file.part());
                } catch (IOException e) {
                    // What went wrong before is worth more.
                }
            }
        }

        @Override
        public long largest() {
            return order.wanted().largest();
        }

        @Override
        public boolean mayBeHtml() {
            return order.wanted().mayBeHtml();
        }
    }

    /** How many bytes of a task have left so far. */
    static final class Reached extends MasterToSlaveFileCallable<Long> {

        private static final long serialVersionUID = 1L;

        private final String task;

        Reached(String task) {
            this.task = task;
        }

        @Override
        public Long invoke(File workspace, VirtualChannel channel) {
            return REACHED.getOrDefault(task, 0L);
        }
    }
}
