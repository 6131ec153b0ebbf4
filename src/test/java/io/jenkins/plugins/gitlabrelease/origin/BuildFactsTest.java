package io.jenkins.plugins.gitlabrelease.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuildFactsTest {

    /** Of {@code withCredentials}, say, or in a repository's address. */
    @Test
    void itsTextHasNoSecretOfTheBuild() {
        KnownRepository repository = new KnownRepository(
                KnownRepository.Origin.CHECKOUT, List.of("https://user:secret@gitlab.example.com/group/app.git"), null);
        BuildFacts facts = new BuildFacts(Map.of("PASSWORD", "secret"), List.of(repository));
        assertEquals("BuildFacts[1 variables, [" + repository + "]]", facts.toString());
        assertEquals(-1, facts.toString().indexOf("secret"));
    }
}
