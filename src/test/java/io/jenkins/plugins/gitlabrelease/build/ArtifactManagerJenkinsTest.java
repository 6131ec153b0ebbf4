package io.jenkins.plugins.gitlabrelease.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.BuildListener;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import hudson.tasks.ArtifactArchiver;
import io.jenkins.plugins.gitlabrelease.publisher.GitLabReleasePublisher;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.model.ArtifactManager;
import jenkins.model.ArtifactManagerConfiguration;
import jenkins.model.ArtifactManagerFactory;
import jenkins.model.ArtifactManagerFactoryDescriptor;
import jenkins.util.VirtualFile;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.CreateFileBuilder;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Artifacts in a store that is no folder on the controller, as with the plugins for S3 and its like. */
@WithJenkins
class ArtifactManagerJenkinsTest extends PublishingJenkinsTest {

    private static final String ARCHIVE = """
            node {
              writeFile file: 'dist/app.zip', text: 'application'
              writeFile file: 'dist/linux/tool', text: 'tool'
              writeFile file: 'notes.md', text: 'From the store.'
              archiveArtifacts '**'
            }
            """;

    @BeforeEach
    void storeElsewhere() {
        ArtifactManagerConfiguration.get().getArtifactManagerFactories().add(new Store());
    }

    private WorkflowRun run(Result expected, String script) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return j.buildAndAssertStatus(expected, job);
    }

    @SuppressWarnings("deprecation") // what must not be used is what the test is about
    private static void assertNoFolder(Run<?, ?> build) {
        assertFalse(build.getArtifactsDir().exists(), "the artifacts are in a folder");
        assertTrue(build.getArtifactManager() instanceof StoreManager);
    }

    @Test
    void theStepReadsThem() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, ARCHIVE + """
            gitlabRelease tag: 'v1.0', project: 'group/app', artifacts: 'dist/**', excludes: '**/*.tmp',
                descriptionFile: 'notes.md', checksums: true
            """);
        assertPublished("v1.0", "app.zip", "application");
        assertPublished("v1.0", "tool", "tool");
        assertEquals("From the store.", app.release("v1.0").description());
        assertEquals(3, app.release("v1.0").links().size());
        assertNoFolder(build);
    }

    @Test
    void thePostBuildActionReadsThem() throws Exception {
        FreeStyleProject job = j.createFreeStyleProject();
        job.getBuildersList().add(new CreateFileBuilder("app.zip", "application"));
        job.getBuildersList().add(new CreateFileBuilder("notes.md", "From the store."));
        job.getPublishersList().add(new ArtifactArchiver("*"));
        GitLabReleasePublisher publisher = new GitLabReleasePublisher();
        publisher.setTag("v1.0");
        publisher.setProject("group/app");
        publisher.setExcludes("notes.md");
        publisher.setDescriptionFile("notes.md");
        job.getPublishersList().add(publisher);
        FreeStyleBuild build = j.buildAndAssertSuccess(job);
        assertPublished("v1.0", "app.zip", "application");
        assertEquals("From the store.", app.release("v1.0").description());
        assertEquals(1, app.release("v1.0").links().size());
        assertNoFolder(build);
    }

    @Test
    void linksLeadToThem() throws Exception {
        WorkflowRun build = run(
                Result.SUCCESS,
                ARCHIVE + "gitlabRelease tag: 'v1.0', project: 'group/app', artifacts: 'dist/*', linkTo: 'jenkins'");
        String url = app.release("v1.0").link("app.zip").url();
        assertEquals(j.getURL() + build.getUrl() + "artifact/dist/app.zip", url);
        assertEquals(
                "application",
                j.createWebClient()
                        .goTo(url.substring(j.getURL().toString().length()), null)
                        .getWebResponse()
                        .getContentAsString());
        assertNoFolder(build);
    }

    @Test
    void whatIsNotThereIsNamed() throws Exception {
        assertRefused(
                run(Result.FAILURE, ARCHIVE + "gitlabRelease tag: 'v1.0', project: 'group/app', artifacts: '*.exe'"),
                "ERROR: No archived artifacts match \"*.exe\".");
        assertRefused(
                run(Result.FAILURE, ARCHIVE + "gitlabRelease tag: 'v1.0', project: 'group/app', descriptionFile: 'x'"),
                "ERROR: The file \"x\" of the parameter descriptionFile is not among the archived artifacts");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws Exception {
        StoreManager.broken = true;
        try {
            assertRefused(
                    run(Result.FAILURE, ARCHIVE + "gitlabRelease tag: 'v1.0', project: 'group/app', artifacts: '**'"),
                    "the store is down");
        } finally {
            StoreManager.broken = false;
        }
    }

    /** Keeps the artifacts of all builds in memory. */
    public static final class Store extends ArtifactManagerFactory {

        @Override
        public ArtifactManager managerFor(Run<?, ?> build) {
            return new StoreManager(build);
        }

        @TestExtension
        public static final class DescriptorImpl extends ArtifactManagerFactoryDescriptor {}
    }

    private static final class StoreManager extends ArtifactManager {

        private static final Map<String, TreeMap<String, byte[]>> BUILDS = new ConcurrentHashMap<>();
        private static volatile boolean broken;

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
    private static final class StoredFile extends VirtualFile {

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
            if (!isFile()) {
                throw new FileNotFoundException(path);
            }
            return files.get(path);
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
        public boolean isFile() {
            return files.containsKey(path);
        }

        @Override
        public boolean exists() {
            return isFile() || isDirectory();
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
            return bytes().length;
        }

        @Override
        public long lastModified() {
            return 0;
        }

        @Override
        public boolean canRead() {
            return isFile();
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
