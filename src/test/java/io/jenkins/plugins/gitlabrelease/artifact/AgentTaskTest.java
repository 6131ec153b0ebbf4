package io.jenkins.plugins.gitlabrelease.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.artifact.AgentTask.FileThere;
import io.jenkins.plugins.gitlabrelease.artifact.AgentTask.Network;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Scripted;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Timeouts;
import io.jenkins.plugins.gitlabrelease.gitlab.http.TransferOrder;
import io.jenkins.plugins.gitlabrelease.gitlab.http.TransferReport;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an agent does with the files of its workspace. */
class AgentTaskTest {

    private static final Network OWN = new Network(null, Network.OWN_PROXY, null, null, null);
    private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path temp;

    private TransferReport send(Scripted server, String path) throws Exception {
        TransferOrder order = new TransferOrder(server.url() + "/file", null, null, Timeouts.standard());
        return new AgentTask("1", FileThere.inWorkspace(path, 3), order, null, OWN, OWN)
                .invoke(workspace().toFile(), null);
    }

    private TransferReport receive(Scripted server, long largest) throws Exception {
        TransferOrder order = new TransferOrder(
                server.url() + "/file", null, new TransferOrder.Wanted(null, largest, false), Timeouts.standard());
        return new AgentTask("1", FileThere.toReceive("app.zip", ".part"), order, null, OWN, OWN)
                .invoke(workspace().toFile(), null);
    }

    private Path workspace() throws Exception {
        return Files.createDirectories(temp.resolve("workspace"));
    }

    @Test
    void sendsAFile() throws Exception {
        Files.writeString(workspace().resolve("app.zip"), "abc");
        try (Scripted server = new Scripted(Scripted.json("{}"))) {
            TransferReport report = send(server, "app.zip");
            assertNull(report.failure());
            assertEquals(SHA256_OF_ABC, report.sha256());
            assertEquals("abc", server.bodies.get(0));
            assertEquals(0, new AgentTask.Reached("1").invoke(workspace().toFile(), null));
        }
    }

    @Test
    void aLinkThatLeadsOutIsNotFollowed() throws Exception {
        Path secret = Files.writeString(temp.resolve("secret"), "abc");
        Files.createSymbolicLink(workspace().resolve("file"), secret);
        Files.createSymbolicLink(workspace().resolve("folder"), temp);
        try (Scripted server = new Scripted(Scripted.json("{}"))) {
            for (String path : new String[] {"file", "folder/secret", "../secret"}) {
                TransferReport report = send(server, path);
                assertEquals(ErrorKind.SOURCE_UNREADABLE, report.failure().kind());
                assertEquals(
                        path + " is not a file within the workspace.",
                        report.failure().words());
            }
            assertFalse(server.bodies.contains("abc"));
        }
    }

    @Test
    void receivesAFileOrNothing() throws Exception {
        try (Scripted server = new Scripted(
                HttpAnswer.status(200).body("abc".getBytes()),
                HttpAnswer.status(200).body("abcd".getBytes()))) {
            TransferReport report = receive(server, 3);
            assertEquals(SHA256_OF_ABC, report.sha256());
            assertEquals(3, report.size());
            assertEquals(ErrorKind.TOO_LARGE, receive(server, 3).failure().kind());
            assertEquals("abc", Files.readString(workspace().resolve("app.zip")));
            assertFalse(Files.exists(workspace().resolve(".part")));
        }
    }

    @Test
    void saysNothingOfWhatIsSecret() {
        FileThere file = FileThere.inStore("app.zip", "https://store.example.com/a?sig=secret", 3);
        assertEquals("store.example.com", file.host());
        assertEquals("app.zip", file.toString());
        assertTrue(new Network("proxy", 3128, "user", null, null).toString().equals("through a proxy"));
    }
}
