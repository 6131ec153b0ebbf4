package io.jenkins.plugins.gitlabrelease.release;

import io.jenkins.plugins.gitlabrelease.gitlab.http.Carrier;
import io.jenkins.plugins.gitlabrelease.gitlab.http.OtherMachine;
import io.jenkins.plugins.gitlabrelease.gitlab.http.UploadSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** A file that another machine has and sends itself; reading its bytes from here fails the test. */
public record AssetElsewhere(Asset asset) implements Asset {

    @Override
    public String path() {
        return asset.path();
    }

    @Override
    public long length() throws IOException {
        return asset.length();
    }

    @Override
    public InputStream open() {
        throw new AssertionError(path() + " was read");
    }

    @Override
    public String sha256() throws IOException, InterruptedException {
        return asset.sha256();
    }

    @Override
    public Carrier carrier(LongConsumer progress) {
        UploadSource file = new UploadSource() {
            @Override
            public long length() throws IOException {
                return asset.length();
            }

            @Override
            public InputStream open() throws IOException {
                return asset.open();
            }
        };
        return OtherMachine.with(file, progress);
    }
}
