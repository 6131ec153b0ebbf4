package io.jenkins.plugins.gitlabrelease.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuildOriginTest {

    /** Of {@code withCredentials}, say, or in a repository's address. */
    @Test
    void itsTextHasNoSecretOfTheBuild() {
        BuildRepository repository = new BuildRepository(
                BuildRepository.Origin.CHECKOUT, List.of("https://user:secret@gitlab.example.com/group/app.git"), null);
        BuildOrigin facts = new BuildOrigin(Map.of("PASSWORD", "secret"), List.of(repository));
        assertEquals("BuildOrigin[1 variables, [" + repository + "]]", facts.toString());
        assertEquals(-1, facts.toString().indexOf("secret"));
    }
}
