package io.jenkins.plugins.gitlabrelease.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Jenkins makes links of all addresses in a log, and GitLab's text is anybody's. */
    @Test
    void whatGitLabSaysMakesNoLink() {
        log.keepLinksTo(List.of("https://gitlab.example.com/gitlab"));
        log.line("answered \"log in at https://evil.example/login\" and HTTP://x, ftp://y, file:///etc");
        assertEquals(
                "[gitlab-release] answered \"log in at https[:]//evil.example/login\" and HTTP[:]//x, ftp[:]//y,"
                        + " file[:]///etc",
                written());
    }

    @Test
    void theServersOwnAddressesStayLinks() {
        log.keepLinksTo(List.of("https://gitlab.example.com"));
        log.line("GET https://gitlab.example.com/api failed, see https://gitlab.example.com.");
        assertEquals(
                "[gitlab-release] GET https://gitlab.example.com/api failed, see https://gitlab.example.com.",
                written());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://gitlab.example.com.evil.example/",
                "https://gitlab.example.com@evil.example/",
                "https://gitlab.example.com:8443/",
                "https://gitlab.example.com-evil.example/",
                "https://gitlab.example.com\\@evil.example/"
            })
    void anAddressThatOnlyBeginsLikeTheServersIsNone(String address) {
        log.keepLinksTo(List.of("https://gitlab.example.com"));
        log.line(address);
        assertEquals("[gitlab-release] " + address.replace("://", "[:]//"), written());
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "");
    }
}
