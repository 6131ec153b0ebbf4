package io.jenkins.plugins.gitlabrelease.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.Run;
import io.jenkins.plugins.gitlabrelease.QuietLogger;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RepositoryFinderTest {

    @RegisterExtension
    private final QuietLogger quiet = new QuietLogger(RepositoryFinder.class);

    private static final class Origin extends RepositoryFinder<String> {

        private final Supplier<List<String>> urls;

        private Origin(Supplier<List<String>> urls) {
            this.urls = urls;
        }

        @Override
        protected List<String> keptOf(Run<?, ?> run) {
            return urls.get();
        }

        @Override
        protected BuildRepository read(String url, Run<?, ?> run) {
            return new BuildRepository(BuildRepository.Origin.CHECKOUT, List.of(url), null);
        }
    }

    @Test
    void aPluginThatFailsKnowsNothing() {
        Origin old = new Origin(() -> {
            throw new NoClassDefFoundError("hudson/plugins/git/Revision");
        });
        Origin broken = new Origin(() -> null);
        Origin good = new Origin(() -> List.of("https://a.example.com/a/b", "https://b.example.com/a/b"));
        assertEquals(
                List.of("https://a.example.com/a/b", "https://b.example.com/a/b"),
                RepositoryFinder.repositoriesOf(null, List.of(old, broken, good)).stream()
                        .map(BuildRepository::toString)
                        .toList());
    }
}
