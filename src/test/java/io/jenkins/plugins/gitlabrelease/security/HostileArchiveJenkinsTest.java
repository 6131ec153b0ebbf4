package io.jenkins.plugins.gitlabrelease.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.gitlabrelease.freestyle.GitlabReleasePublisher;
import io.jenkins.plugins.gitlabrelease.task.PublishingJenkinsTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.TestBuilder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * An archive with symbolic links that lead out of it, as an agent may send one: the files of the controller behind them
 * are not published, neither as assets nor as notes.
 */
@WithJenkins
class HostileArchiveJenkinsTest extends PublishingJenkinsTest {

    /** Puts links into the archive of the build, beside what is really there. */
    private static final class Plant extends TestBuilder {
        private final Path secrets;

        Plant(Path secrets) {
            this.secrets = secrets;
        }

        @Override
        public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
                throws IOException {
            Path archive = Files.createDirectories(build.getRootDir().toPath().resolve("archive"));
            Files.writeString(archive.resolve("app.zip"), "application");
            Files.createDirectory(archive.resolve("deep"));
            Files.createSymbolicLink(archive.resolve("file.txt"), secrets.resolve("master.key"));
            Files.createSymbolicLink(archive.resolve("folder"), secrets);
            Files.createSymbolicLink(archive.resolve("deep/up"), Path.of("../../../../../../secrets"));
            Files.createSymbolicLink(archive.resolve("within.txt"), Path.of("app.zip"));
            return true;
        }
    }

    private FreeStyleBuild run(GitlabReleasePublisher publisher, Result expected) throws Exception {
        Path secrets = j.jenkins.getRootDir().toPath().resolve("secrets");
        assertTrue(Files.exists(secrets.resolve("master.key")));
        publisher.setProject("group/app");
        publisher.setTag("v1.0");
        FreeStyleProject job = j.createFreeStyleProject();
        job.getBuildersList().add(new Plant(secrets));
        job.getPublishersList().add(publisher);
        return j.buildAndAssertStatus(expected, job);
    }

    @Test
    void noPatternReachesThem() throws Exception {
        for (String artifacts :
                List.of("**", "file.txt", "folder/*", "folder/master.key", "deep/**", "**/master.key")) {
            GitlabReleasePublisher publisher = new GitlabReleasePublisher();
            publisher.setArtifacts(artifacts);
            assertRefused(run(publisher, Result.FAILURE), "is not a file within the build's archive.");
        }
    }

    @Test
    void noPatternLeavesTheArchive() throws Exception {
        String home = j.jenkins.getRootDir().getPath();
        for (String artifacts : List.of("../**", "../build.xml", home + "/secrets/*", "..\\build.xml")) {
            GitlabReleasePublisher publisher = new GitlabReleasePublisher();
            publisher.setArtifacts(artifacts);
            String refusal = artifacts.startsWith(home) ? "which is an absolute path" : "No archived artifacts match ";
            assertRefused(run(publisher, Result.FAILURE), refusal);
        }
    }

    @Test
    void noNotesComeFromThere() throws Exception {
        for (String notes : List.of("file.txt", "folder/master.key", "deep/up/master.key", "folder", "deep")) {
            GitlabReleasePublisher publisher = new GitlabReleasePublisher();
            publisher.setArtifacts("app.zip");
            publisher.setDescriptionFile(notes);
            assertRefused(run(publisher, Result.FAILURE), "is not among the archived artifacts");
        }
    }

    @Test
    void noLinkLeadsThere() throws Exception {
        GitlabReleasePublisher publisher = new GitlabReleasePublisher();
        publisher.setArtifacts("**");
        publisher.setLinkTo("jenkins");
        assertRefused(run(publisher, Result.FAILURE), "is not a file within the build's archive.");
    }

    @Test
    void whatIsReallyThereIsPublished() throws Exception {
        GitlabReleasePublisher publisher = new GitlabReleasePublisher();
        publisher.setArtifacts("app.zip");
        run(publisher, Result.SUCCESS);
        assertPublished("v1.0", "app.zip", "application");
        assertEquals(1, app.packageFiles().size());
    }
}
