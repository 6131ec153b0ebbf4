package io.jenkins.plugins.gitlabrelease.demo;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.option.AssetLink;
import io.jenkins.plugins.gitlabrelease.step.GitLabReleaseStep;
import io.jenkins.plugins.gitlabrelease.step.GitLabReleasesStep;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataBindingTest {

    @Test
    void bindsConstructorSettersAndNestedMaps() {
        GitLabReleaseStep step = bind(Map.of(
                "tag",
                new StringBuilder("v1"),
                "project",
                "acme/app",
                "allowEmpty",
                true,
                "links",
                List.of(Map.of("name", "Manual", "url", "https://example.com/", "path", "/manual"))));

        AssetLink link = step.getLinks().get(0);
        assertAll(
                () -> assertEquals("v1", step.getTag()),
                () -> assertEquals("acme/app", step.getProject()),
                () -> assertTrue(step.isAllowEmpty()),
                () -> assertNull(step.getName()),
                () -> assertEquals("Manual", link.getName()),
                () -> assertEquals("https://example.com/", link.getUrl()),
                () -> assertEquals("other", link.getType()),
                () -> assertEquals("/manual", link.getPath()));
    }

    @Test
    void bindsNumbers() {
        Map<String, ?> limited = Map.of("limit", 5);
        assertEquals(
                5, DataBinding.bind("list", GitLabReleasesStep.class, limited).getLimit());
        assertEquals(
                0, DataBinding.bind("list", GitLabReleasesStep.class, Map.of()).getLimit());
    }

    @Test
    void namesTheUnknownParameter() {
        assertRefused(
                "gitlabRelease has no parameter \"artefacts\", only allowEmpty, artifacts, ", Map.of("artefacts", "x"));
    }

    @Test
    void namesTheUnknownParameterOfALink() {
        assertRefused(
                "gitlabRelease, links has no parameter \"href\", only name, path, type, url.",
                Map.of("links", List.of(Map.of("href", "https://example.com/"))));
    }

    @Test
    void namesTheParameterOfTheWrongType() {
        assertRefused("gitlabRelease takes a String for tag, not a Integer.", Map.of("tag", 1));
        assertRefused("gitlabRelease takes a list for links, not a String.", Map.of("links", "https://example.com/"));
        assertRefused("gitlabRelease takes a Boolean for allowEmpty, not a String.", Map.of("allowEmpty", "yes"));
    }

    private static void assertRefused(String message, Map<String, ?> arguments) {
        String actual = assertThrows(IllegalArgumentException.class, () -> bind(arguments))
                .getMessage();
        assertTrue(actual.startsWith(message), actual);
    }

    private static GitLabReleaseStep bind(Map<String, ?> arguments) {
        return DataBinding.bind("gitlabRelease", GitLabReleaseStep.class, arguments);
    }
}
