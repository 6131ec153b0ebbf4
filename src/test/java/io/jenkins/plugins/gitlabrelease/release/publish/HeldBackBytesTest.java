package io.jenkins.plugins.gitlabrelease.release.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is read of a file before the first one has arrived, and after; and whose failure counts. */
@Timeout(60)
class HeldBackBytesTest {

    private final FirstFile first = new FirstFile();
    private final byte[] bytes = new byte[FirstFile.HELD_BACK + 1000];

    @BeforeEach
    void fill() {
        new Random(3).nextBytes(bytes);
    }

    @AfterEach
    void forgetInterrupt() {
        Thread.interrupted();
    }

    private InputStream behind() {
        return first.behind(new ByteArrayInputStream(bytes), bytes.length);
    }

    private void arrive() throws Exception {
        first.send(() -> {});
    }

    @Test
    void byteForByteItIsTheSame() throws Exception {
        arrive();
        InputStream read = behind();
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        for (int next = read.read(); next >= 0; next = read.read()) {
            copy.write(next);
        }
        assertArrayEquals(bytes, copy.toByteArray());
        assertEquals(-1, read.read());
        assertArrayEquals(bytes, behind().readAllBytes());
    }

    @Test
    void allButTheLastOnesAreReadBefore() throws Exception {
        InputStream read = behind();
        byte[] buffer = new byte[bytes.length];
        assertEquals(1000, read.read(buffer, 0, buffer.length));
        Thread.currentThread().interrupt();
        assertThrows(InterruptedIOException.class, () -> read.read(buffer, 1000, 1));
        assertTrue(Thread.interrupted(), "an abort is not forgotten");
        arrive();
        assertEquals(1, read.read(buffer, 1000, 1));
        assertEquals(bytes.length - 1001, read.readNBytes(buffer, 1001, bytes.length - 1001));
        assertArrayEquals(bytes, buffer);
    }

    @Test
    void theyAreNotReadIfTheFirstFileFails() {
        assertThrows(
                IOException.class,
                () -> first.send(() -> {
                    throw new IOException("refused");
                }));
        IOException failure = assertThrows(IOException.class, () -> behind().readAllBytes());
        assertEquals("the first file of the release did not arrive", failure.getMessage());
    }

    /** Sends another file, which fails. */
    private IOException failureOfAnother() {
        return assertThrows(
                IOException.class,
                () -> first.sendAfter(() -> {
                    throw new IOException("broken off");
                }));
    }

    @Test
    void afterTheFirstFileHasFailedItsFailureCounts() {
        IOException refused = new IOException("refused");
        assertThrows(
                IOException.class,
                () -> first.send(() -> {
                    throw refused;
                }));
        assertSame(refused, failureOfAnother());
        assertEquals("broken off", refused.getSuppressed()[0].getMessage());
    }

    @Test
    void elseAFileHasAFailureOfItsOwn() throws Exception {
        first.send(() -> assertEquals("broken off", failureOfAnother().getMessage()));
        assertEquals("broken off", failureOfAnother().getMessage());
    }
}
