package io.jenkins.plugins.gitlabrelease.artifact;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.BuildListener;
import hudson.model.Run;
import hudson.remoting.Callable;
import io.jenkins.plugins.gitlabrelease.task.PublishingJenkinsTest;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import jenkins.model.ArtifactManager;
import jenkins.util.VirtualFile;
import org.junit.jupiter.api.BeforeEach;

/** As {@link PublishingJenkinsTest}, with a store for artifacts that has no folder, only names and bytes. */
abstract class MemoryArtifactsJenkinsTest extends PublishingJenkinsTest {

    /** The builds of two tests can have one name. */
    @BeforeEach
    void emptyTheStore() {
        StoreManager.BUILDS.clear();
    }

    /** Keeps the artifacts of one build. */
    static final class StoreManager extends ArtifactManager {

        private static final Map<String, TreeMap<String, byte[]>> BUILDS = new ConcurrentHashMap<>();
        static volatile boolean broken;

        /** Where the files can be got by whoever has the address, by their path; null if they cannot. */
        @CheckForNull
        static volatile UnaryOperator<String> addresses;

        private transient TreeMap<String, byte[]> files;

        StoreManager(Run<?, ?> build) {
            onLoad(build);
        }

        @Override
        public void onLoad(Run<?, ?> build) {
            files = BUILDS.computeIfAbsent(build.getExternalizableId(), id -> new TreeMap<>());
        }

        @Override
        public void archive(FilePath workspace, Launcher launcher, BuildListener listener, Map<String, String> paths)
                throws IOException, InterruptedException {
            for (Map.Entry<String, String> path : paths.entrySet()) {
                try (InputStream in = workspace.child(path.getValue()).read()) {
                    files.put(path.getKey(), in.readAllBytes());
                }
            }
        }

        @Override
        public boolean delete() {
            boolean any = !files.isEmpty();
            files.clear();
            return any;
        }

        @Override
        public VirtualFile root() {
            return new StoredFile(files, "");
        }
    }

    /** A name in a store that knows no folders, only names with slashes; the root has the empty one. */
    static final class StoredFile extends VirtualFile {

        /** How often a file was asked for outside a batch, which costs a store on the network a request each. */
        static final AtomicInteger SINGLE_QUESTIONS = new AtomicInteger();

        private static final ThreadLocal<Boolean> IN_BATCH = ThreadLocal.withInitial(() -> false);

        private final TreeMap<String, byte[]> files;
        private final String path;

        StoredFile(TreeMap<String, byte[]> files, String path) {
            this.files = files;
            this.path = path;
        }

        private String below() {
            return path.isEmpty() ? "" : path + "/";
        }

        private byte[] bytes() throws IOException {
            byte[] bytes = files.get(path);
            if (bytes == null) {
                throw new FileNotFoundException(path);
            }
            return bytes;
        }

        @Override
        public String getName() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        @Override
        public URI toURI() {
            return URI.create("store:///" + path.replace(" ", "%20"));
        }

        @Override
        public VirtualFile getParent() {
            return path.isEmpty() ? null : new StoredFile(files, path.substring(0, Math.max(0, path.lastIndexOf('/'))));
        }

        @Override
        public boolean isDirectory() {
            return files.keySet().stream().anyMatch(name -> name.startsWith(below()));
        }

        @Override
        public <V> V run(Callable<V, IOException> questions) throws IOException {
            boolean outer = IN_BATCH.get();
            IN_BATCH.set(true);
            try {
                return questions.call();
            } finally {
                IN_BATCH.set(outer);
            }
        }

        @Override
        public boolean isFile() {
            if (!IN_BATCH.get()) {
                SINGLE_QUESTIONS.incrementAndGet();
            }
            return files.containsKey(path);
        }

        @Override
        public boolean exists() {
            return files.containsKey(path) || isDirectory();
        }

        @Override
        public VirtualFile[] list() {
            return files.keySet().stream()
                    .filter(name -> name.startsWith(below()))
                    .map(name -> name.substring(below().length()).replaceFirst("/.*", ""))
                    .distinct()
                    .map(this::child)
                    .toArray(VirtualFile[]::new);
        }

        @Override
        public VirtualFile child(String name) {
            return new StoredFile(files, below() + name);
        }

        @Override
        public long length() throws IOException {
            if (!IN_BATCH.get()) {
                SINGLE_QUESTIONS.incrementAndGet();
            }
            return bytes().length;
        }

        @Override
        public long lastModified() {
            return 0;
        }

        @Override
        public boolean canRead() {
            return files.containsKey(path);
        }

        @Override
        public URL toExternalURL() throws IOException {
            UnaryOperator<String> addresses = StoreManager.addresses;
            return addresses == null ? null : new URL(addresses.apply(path));
        }

        @Override
        public InputStream open() throws IOException {
            if (StoreManager.broken) {
                throw new IOException("the store is down");
            }
            return new ByteArrayInputStream(bytes());
        }
    }
}
