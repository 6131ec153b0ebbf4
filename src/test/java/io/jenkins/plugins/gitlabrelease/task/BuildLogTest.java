package io.jenkins.plugins.gitlabrelease.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BuildLogTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final BuildLog log = new BuildLog(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    @Test
    void everyLineHasThePrefix() {
        log.line("uploaded a.zip");
        assertEquals("[gitlab-release] uploaded a.zip", written());
    }

    @Test
    void remoteTextCannotForgeALine() {
        log.line("GitLab says: no\r\nFinished: SUCCESS\u2028\u001b[8mha:x\u0085");
        assertEquals("[gitlab-release] GitLab says: no Finished: SUCCESS [8mha:x", written());
    }

    @Test
    void encodedNotesStayWhole() {
        log.line("Release:", " \u001b[8mha:note\u001b[0m");
        assertEquals("[gitlab-release] Release: \u001b[8mha:note\u001b[0m", written());
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "");
    }
}
