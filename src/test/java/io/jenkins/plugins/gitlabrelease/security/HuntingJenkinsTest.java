package io.jenkins.plugins.gitlabrelease.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Run;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.server.GitLabServers;
import io.jenkins.plugins.gitlabrelease.task.PublishingJenkinsTest;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.jvnet.hudson.test.JenkinsRule;

/** A Jenkins whose every trace of a token is looked for: files, pages, answers of the REST API, and the system's log. */
public abstract class HuntingJenkinsTest extends PublishingJenkinsTest {

    /** Held here, since a logger that nobody holds loses its level. */
    private static final List<Logger> LOGGERS =
            List.of(Logger.getLogger("io.jenkins.plugins.gitlabrelease"), Logger.getLogger("okhttp3"));

    private final StringBuffer systemLog = new StringBuffer();

    /** Exceptions with their causes, as the system's log shows them. */
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            systemLog.append(new SimpleFormatter().format(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    String token;
    TokenHunt hunt;

    @BeforeEach
    void listen() throws Exception {
        token = gitlab.token(Role.MAINTAINER, "api");
        hunt = new TokenHunt(token);
        addToken("recognisable", token);
        SystemCredentialsProvider.getInstance().save();
        server.setCredentialsId("recognisable");
        GitLabServers.get().setServers(List.of(server));
        handler.setLevel(Level.ALL);
        for (Logger logger : LOGGERS) {
            logger.setLevel(Level.ALL);
            logger.addHandler(handler);
        }
    }

    @AfterEach
    void stopListening() {
        for (Logger logger : LOGGERS) {
            logger.removeHandler(handler);
            logger.setLevel(null);
        }
    }

    String systemLog() {
        return systemLog.toString();
    }

    /** Asserts that the token was sent to GitLab and is nowhere else. */
    void assertNowhere(Run<?, ?> run) throws Exception {
        assertTrue(gitlab.requests().stream()
                .anyMatch(request ->
                        request.header("PRIVATE-TOKEN").filter(token::equals).isPresent()));
        lookInHome();
        lookAtPages(run);
        hunt.in("the system's log", systemLog());
        assertEquals(List.of(), hunt.found());
    }

    /** Credentials and keys as well: what is encrypted does not show. Jenkins' own program is left out. */
    void lookInHome() throws IOException {
        Path home = j.jenkins.getRootDir().toPath();
        String credentials = Files.readString(home.resolve("credentials.xml"));
        assertTrue(credentials.contains("recognisable"), credentials);
        hunt.inFiles(home, file -> file.startsWith(home.resolve("plugins")) || file.startsWith(home.resolve("war")));
    }

    private void lookAtPages(Run<?, ?> run) throws Exception {
        File log = new File(run.getRootDir(), "log");
        hunt.in("log", Files.readAllBytes(log.toPath()));
        try (JenkinsRule.WebClient web =
                j.createWebClient().withThrowExceptionOnFailingStatusCode(false).withJavaScriptEnabled(false)) {
            String build = run.getUrl();
            String job = run.getParent().getUrl();
            for (String page : List.of(
                    "api/json?depth=2",
                    "manage/configure",
                    "manage/credentials/",
                    job,
                    job + "configure",
                    job + "config.xml",
                    job + "api/json?depth=5",
                    job + "api/xml?depth=5",
                    build,
                    build + "console",
                    build + "consoleFull",
                    build + "logText/progressiveHtml",
                    build + "api/json?depth=5",
                    build + "api/xml?depth=5")) {
                WebResponse answer = get(web, page);
                assertEquals(200, answer.getStatusCode(), page);
            }
            for (String page :
                    List.of("threadDump", "threadDump/", "replay/", "flowGraphTable/", "restart/", "env-vars.html")) {
                get(web, build + page);
            }
        }
    }

    private WebResponse get(JenkinsRule.WebClient web, String page) throws IOException {
        WebResponse answer =
                web.getPage(new WebRequest(new URL(j.getURL(), page))).getWebResponse();
        hunt.in(page, answer.getContentAsString(StandardCharsets.UTF_8));
        hunt.in(page + ", headers", answer.getResponseHeaders().toString());
        return answer;
    }
}
