package io.jenkins.plugins.gitlabrelease.build;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import hudson.model.Describable;
import hudson.model.Descriptor;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jvnet.hudson.test.JenkinsRule;

/** As {@link PublishingJenkinsTest}, for tests of forms: looks at the pages behind the question marks. */
public abstract class FormJenkinsTest extends PublishingJenkinsTest {

    /** Asserts that the form as a whole and each of its fields has a help that says something. */
    protected final void assertHelpIsComplete(Describable<?> form) throws Exception {
        Descriptor<?> descriptor = form.getDescriptor();
        try (JenkinsRule.WebClient web = j.createWebClient()) {
            assertSays(
                    web,
                    j.executeOnServer(descriptor::getHelpFile),
                    form.getClass().getSimpleName());
            for (DescribableParameter field :
                    DescribableModel.of(form.getClass()).getParameters()) {
                String name = field.getName();
                assertSays(web, j.executeOnServer(() -> descriptor.getHelpFile(name)), name);
            }
        }
    }

    private static void assertSays(JenkinsRule.WebClient web, String file, String what) throws Exception {
        assertNotNull(file, what);
        assertFalse(web.goTo(file.substring(1)).asNormalizedText().isBlank(), what);
    }
}
