package io.jenkins.plugins.gitlabrelease.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.jenkins.plugins.gitlabrelease.QuietLogger;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OtherPluginServersTest {

    @RegisterExtension
    private final QuietLogger quiet = new QuietLogger(OtherPluginServers.class);

    private static final class Source extends OtherPluginServers<String> {

        private final Supplier<List<String>> urls;

        private Source(Supplier<List<String>> urls) {
            this.urls = urls;
        }

        @Override
        protected List<String> configured() {
            return urls.get();
        }

        @Override
        protected Entry read(String url) {
            return new Entry(" name ", url, " ");
        }
    }

    @Test
    void valuesAreAsFromTheForm() {
        List<GitLabServer> servers =
                OtherPluginServers.allOf(List.of(new Source(() -> List.of(" https://gitlab.example.com/api/v4/ "))));
        assertEquals(1, servers.size());
        assertEquals("name", servers.get(0).getName());
        assertEquals("https://gitlab.example.com", servers.get(0).getUrl());
        assertNull(servers.get(0).getCredentialsId());
    }

    @Test
    void aPluginThatFailsHasNone() {
        Source old = new Source(() -> {
            throw new NoSuchMethodError("getServers");
        });
        Source broken = new Source(() -> null);
        Source good = new Source(() -> List.of("https://gitlab.example.com"));
        assertEquals(1, OtherPluginServers.allOf(List.of(old, broken, good)).size());
    }
}
