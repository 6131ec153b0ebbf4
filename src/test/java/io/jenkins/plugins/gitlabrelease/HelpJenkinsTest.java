package io.jenkins.plugins.gitlabrelease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import hudson.model.Descriptor;
import io.jenkins.plugins.gitlabrelease.demo.DataBinding;
import io.jenkins.plugins.gitlabrelease.server.GitLabServers;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The pages behind the question marks of every form, served by a real Jenkins. */
@WithJenkins
class HelpJenkinsTest {

    @Test
    void everyFieldOfEveryFormIsExplained(JenkinsRule j) throws Exception {
        Set<String> forms = new TreeSet<>();
        try (JenkinsRule.WebClient web = j.createWebClient()) {
            for (Descriptor<?> form : j.jenkins.getExtensionList(Descriptor.class)) {
                if (!form.clazz.getPackageName().startsWith(HelpJenkinsTest.class.getPackageName())) {
                    continue;
                }
                forms.add(form.clazz.getSimpleName());
                assertFalse(form.getDisplayName().isBlank(), form.getId());
                Set<String> fields =
                        form instanceof GitLabServers ? Set.of("servers") : DataBinding.parametersOf(form.clazz);
                for (String field : fields) {
                    String what = form.clazz.getSimpleName() + "." + field;
                    String page = j.executeOnServer(() -> form.getHelpFile(field));
                    assertNotNull(page, what);
                    assertFalse(web.goTo(page.substring(1)).asNormalizedText().isBlank(), what);
                }
            }
        }
        assertEquals(
                Set.of(
                        "AssetLink",
                        "AssetRule",
                        "GitlabReleaseDeleter",
                        "GitlabReleaseDownloader",
                        "GitLabReleaseDeleteStep",
                        "GitLabReleaseDownloadStep",
                        "GitLabReleaseEvidenceStep",
                        "GitLabReleaseInfoStep",
                        "GitLabReleaseParameter",
                        "GitlabReleasePublisher",
                        "GitLabReleaseStep",
                        "GitLabReleasesStep",
                        "GitLabServer",
                        "GitLabServers",
                        "ReleaseTrigger"),
                forms);
    }
}
