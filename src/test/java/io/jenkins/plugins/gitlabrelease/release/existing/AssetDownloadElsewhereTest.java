package io.jenkins.plugins.gitlabrelease.release.existing;

import org.junit.jupiter.api.BeforeEach;

/** The same when another machine receives the files itself. */
class AssetDownloadElsewhereTest extends AssetDownloadTest {

    @BeforeEach
    void elsewhere() {
        destination.elsewhere = true;
    }
}
