package io.jenkins.plugins.gitlabrelease.gitlab.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.jenkins.plugins.gitlabrelease.gitlab.Fixture;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenericFileTest {
    private static final ServerUrl ROOT = ServerUrl.parse("https://gitlab.example.com");
    private static final ServerUrl BELOW = ServerUrl.parse("https://example.com/a/gitlab");

    @Test
    void isWhatTheUploadUrlWasMadeOf() {
        for (ServerUrl server : new ServerUrl[] {ROOT, BELOW}) {
            GitLabClient client = GitLabClient.builder(server).build();
            String url = Fixture.packageUrl(client, "app", "1.0+b", "dir/app ä.zip");
            assertEquals(new GenericFile("acme/app", "app", "1.0+b", "dir/app ä.zip"), GenericFile.parse(server, url));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://gitlab.example.com/api/v4/projects/1/packages/generic/app/1.0",
                "https://gitlab.example.com/api/v4/projects/1/packages/npm/app/1.0/x",
                "https://gitlab.example.com/api/v4/groups/1/packages/generic/app/1.0/x",
                "https://gitlab.example.com/x/api/v4/projects/1/packages/generic/app/1.0/x",
                "https://gitlab.example.com/",
                "https://other.example.com/api/v4/projects/1/packages/generic/app/1.0/x",
                "http://gitlab.example.com/api/v4/projects/1/packages/generic/app/1.0/x",
                "ftp://gitlab.example.com/x",
                ""
            })
    void otherAddressesAreNone(String url) {
        assertNull(GenericFile.parse(ROOT, url));
    }
}
