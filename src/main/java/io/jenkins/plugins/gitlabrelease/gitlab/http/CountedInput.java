package io.jenkins.plugins.gitlabrelease.gitlab.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** A file on its way, counted as it is read. Each byte is read, once and in order, so that whoever hashes it below sees it. */
public final class CountedInput extends FilterInputStream {

    private final LongConsumer progress;
    private long count;

    /** @param progress is given the number of bytes read so far, each time there are more */
    public CountedInput(InputStream in, LongConsumer progress) {
        super(in);
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        if (n > 0) {
            count += n;
            progress.accept(count);
        }
        return n;
    }

    @Override
    public long skip(long bytes) throws IOException {
        throw new IOException("every byte has to be read to be hashed");
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
