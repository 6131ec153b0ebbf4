package io.jenkins.plugins.gitlabrelease.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTargetTest {

    @TempDir
    private Path temp;

    private Path root;
    private Path outside;

    @BeforeEach
    void makeFolders() throws Exception {
        root = temp.resolve("workspace");
        outside = Files.createDirectory(temp.resolve("outside"));
    }

    @Test
    void makesTheWorkspaceAndTheFoldersOnTheWay() throws Exception {
        assertNull(WorkspaceTarget.prepare(root, "a/b/app.zip"));
        assertTrue(Files.isDirectory(root.resolve("a/b")));
        assertFalse(Files.exists(root.resolve("a/b/app.zip")));
        assertNull(WorkspaceTarget.prepare(root, "a/b/app.zip"));
    }

    @Test
    void filesOfOneFolderArePreparedAtATime() throws Exception {
        for (int round = 0; round < 20; round++) {
            String folder = "a" + round + "/b/c/";
            CyclicBarrier start = new CyclicBarrier(8);
            List<Callable<String>> all = IntStream.range(0, 8)
                    .<Callable<String>>mapToObj(i -> () -> {
                        start.await();
                        return WorkspaceTarget.prepare(root, folder + i);
                    })
                    .toList();
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                for (Future<String> each : threads.invokeAll(all)) {
                    assertNull(each.get());
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void aFileThatIsThereIsReplaced() throws Exception {
        assertNull(WorkspaceTarget.prepare(root, "app.zip"));
        Files.writeString(root.resolve("app.zip"), "old");
        assertNull(WorkspaceTarget.prepare(root, "app.zip"));
        Path part = Files.writeString(root.resolve("part"), "new");
        new ContainedFiles(root).rename("part", "app.zip");
        assertEquals("new", Files.readString(root.resolve("app.zip")));
        assertFalse(Files.exists(part));
    }

    @Test
    void aLinkedFolderIsRefused() throws Exception {
        Files.createDirectories(root.resolve("a"));
        Files.createSymbolicLink(root.resolve("a/b"), outside);
        assertEquals(
                Path.of("a", "b") + " is a symbolic link in the workspace. Remove it first.",
                WorkspaceTarget.prepare(root, "a/b/c/app"));
        assertFalse(Files.exists(outside.resolve("c")));
    }

    @Test
    void aLinkedFileIsRefusedEvenIfItLeadsNowhere() throws Exception {
        Files.createDirectories(root);
        Files.createSymbolicLink(root.resolve("app"), outside.resolve("missing"));
        assertEquals("app is a symbolic link in the workspace. Remove it first.", WorkspaceTarget.prepare(root, "app"));
    }

    @Test
    void aFolderInThePlaceOfAFile() throws Exception {
        Files.createDirectories(root.resolve("app"));
        assertEquals("app is a folder in the workspace. Remove it first.", WorkspaceTarget.prepare(root, "app"));
    }

    @Test
    void aFileInThePlaceOfAFolder() throws Exception {
        Files.createDirectories(root);
        Files.writeString(root.resolve("a"), "x");
        assertEquals("a is a file in the workspace. Remove it first.", WorkspaceTarget.prepare(root, "a/app"));
    }

    @Test
    void aNameThatTheMachineCannotHave() throws Exception {
        assertEquals(
                "the machine of the workspace cannot have a file of that name. Rename the asset in GitLab.",
                WorkspaceTarget.prepare(root, "a\0b/app"));
        assertFalse(Files.exists(root.resolve("a")));
    }

    @Test
    void aNameThatIsTooLongForAnyFileSystem() throws Exception {
        String answer = WorkspaceTarget.prepare(root, "\u00e4".repeat(128) + "/app");
        assertTrue(
                answer.endsWith("is longer than 255 bytes, which no file system takes. Choose a shorter name."),
                answer);
    }

    @Test
    void aWorkspaceBehindALink() throws Exception {
        Path linked = Files.createSymbolicLink(temp.resolve("linked"), Files.createDirectories(root));
        assertNull(WorkspaceTarget.prepare(linked, "a/app"));
        assertTrue(Files.isDirectory(root.resolve("a")));
    }

    @Test
    void aLinkPutInThePlaceOfAFileIsReplacedAndNotFollowed() throws Exception {
        assertNull(WorkspaceTarget.prepare(root, "app"));
        Path secret = Files.writeString(outside.resolve("secret"), "secret");
        Files.createSymbolicLink(root.resolve("app"), secret);
        Files.writeString(root.resolve("part"), "new");
        new ContainedFiles(root).rename("part", "app");
        assertEquals("secret", Files.readString(secret));
        assertFalse(Files.isSymbolicLink(root.resolve("app")));
        assertEquals("new", Files.readString(root.resolve("app")));
    }
}
