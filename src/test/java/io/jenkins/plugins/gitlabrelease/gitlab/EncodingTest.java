package io.jenkins.plugins.gitlabrelease.gitlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.GitLabEmulator;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewRelease;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Odd names over the wire: contract 1.6. */
class EncodingTest {
    @Test
    void randomTagsAndProjectsArriveAsTheyAre() throws Exception {
        Random random = new Random(42);
        try (Fixture fixture = new Fixture(GitLabEmulator.builder().contextPath("/git/lab"))) {
            for (int i = 0; i < 300; i++) {
                String tag = i + RandomTexts.tag(random);
                ProjectId project = ProjectId.of("group-" + i % 7 + "/sub.x/app_" + i % 11);
                fixture.gitlab.project(project.segment()).tag(tag);
                ReleasesApi releases = fixture.client.releases(project);
                releases.create(NewRelease.of(tag));
                assertEquals(tag, releases.get(tag).tagName());
                assertTrue(fixture.gitlab.project(project.segment()).releases().containsKey(tag), tag);
                assertEquals(
                        tag,
                        fixture.client.tags(project).find(tag).orElseThrow().name());
            }
        }
    }

    @Test
    void randomFileNamesArriveAsTheyAre() throws Exception {
        Random random = new Random(43);
        String letters = "abcXYZ019._-+";
        try (Fixture fixture = new Fixture()) {
            for (int i = 0; i < 200; i++) {
                StringBuilder name = new StringBuilder("f").append(i);
                for (int n = random.nextInt(12); n > 0; n--) {
                    name.append(letters.charAt(random.nextInt(letters.length())));
                }
                String file = name.append("z").toString().replace("..", ".x");
                fixture.files().upload("app+x", "1.0+" + i, file, Fixture.source(new byte[1]));
                assertEquals(file, fixture.app.packageFiles().get(i).fileName());
                assertTrue(fixture.lastRequest().rawPath().endsWith("/" + file.replace("+", "%2B")), file);
            }
        }
    }
}
