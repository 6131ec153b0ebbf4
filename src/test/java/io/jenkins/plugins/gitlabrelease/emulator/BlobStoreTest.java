package io.jenkins.plugins.gitlabrelease.emulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlobStoreTest {

    private static final int LONG = 200_000;

    @Test
    void keepsShortOnesInMemoryAndLongOnesInFiles() throws Exception {
        byte[] random = new byte[LONG];
        new Random(1).nextBytes(random);
        BlobStore store = new BlobStore();
        BlobStore.Blob brief = store.store(new ByteArrayInputStream("abc".getBytes("US-ASCII")));
        BlobStore.Blob lengthy = store.store(new ByteArrayInputStream(random));
        assertNull(brief.file());
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", brief.sha256());
        assertTrue(Files.exists(lengthy.file()));
        assertEquals(LONG, lengthy.size());
        assertArrayEquals(random, lengthy.bytes());
        store.close();
        assertFalse(Files.exists(lengthy.file()));
        assertFalse(Files.exists(lengthy.file().getParent()));
    }

    @Test
    void deletesWhatIsDiscarded() throws Exception {
        try (BlobStore store = new BlobStore()) {
            BlobStore.Blob lengthy = store.store(new ByteArrayInputStream(new byte[LONG]));
            store.discard(lengthy);
            assertFalse(Files.exists(lengthy.file()));
        }
    }
}
