package io.corral.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.corral.store.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [BlobStore] does.
public abstract class BlobStoreContract {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String HELLO_KEY =
            "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final InstantSource clock = now::get;

    /// The store under test.
    @SuppressWarnings("NullAway.Init")
    protected BlobStore store;

    /// Opens the store: a new one at first, the same one after it was closed.
    ///
    /// @param clock for the times at which blobs are touched
    protected abstract BlobStore open(InstantSource clock) throws Exception;

    /// Whether the adapter can do this.
    protected boolean supports(Capability capability) {
        return true;
    }

    @BeforeEach
    void openFirst() throws Exception {
        store = open(clock);
    }

    @AfterEach
    void closeLast() {
        store.close();
    }

    @Test
    void put_content_isOpenedByItsHash() throws IOException {
        String key = store.put(bytes("hello"));

        assertThat(key).isEqualTo(HELLO_KEY);
        assertThat(content(key)).isEqualTo("hello");
    }

    @Test
    void put_stream_isTheSameAsItsBytes() throws IOException {
        String large = "0123456789".repeat(50_000);

        String key = store.put(new ByteArrayInputStream(bytes(large)));

        assertThat(content(key)).isEqualTo(large);
        assertThat(store.put(bytes(large))).isEqualTo(key);
    }

    @Test
    void put_failingStream_leavesNothing() {
        assertThatIOException().isThrownBy(() -> store.put(new FailingStream()))
                .withMessage("connection lost");

        assertThat(store.olderThan(Instant.MAX)).isEmpty();
    }

    @Test
    void put_sameContentAtOnce_isOneBlob() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> put = () -> store.put(bytes("hello"));
            for (Future<String> key : executor.invokeAll(Collections.nCopies(20, put))) {
                assertThat(key.get()).isEqualTo(HELLO_KEY);
            }
        }
        assertThat(store.olderThan(Instant.MAX)).containsExactly(HELLO_KEY);
    }

    @Test
    void open_unknownKey_isEmpty() {
        assertThat(store.open(HELLO_KEY)).isEmpty();
        assertThat(store.open("../../../etc/passwd")).isEmpty();
        assertThat(store.open("")).isEmpty();
    }

    @Test
    void delete_blob_isGone() {
        String key = store.put(bytes("hello"));

        store.delete(key);
        store.delete(key);
        store.delete("../format");

        assertThat(store.open(key)).isEmpty();
    }

    @Test
    void olderThan_untouchedBlobs_areListed() {
        String old = store.put(bytes("old"));
        String again = store.put(bytes("again"));
        now.set(NOON.plus(Duration.ofHours(1)));
        store.put(bytes("new"));
        store.put(bytes("again"));

        assertThat(store.olderThan(NOON)).isEmpty();
        assertThat(store.olderThan(NOON.plusSeconds(1))).containsExactly(old);
        assertThat(store.olderThan(NOON.plus(Duration.ofHours(2)))).contains(again).hasSize(3);
    }

    @Test
    void deleteUntouched_touchedSince_stays() {
        String key = store.put(bytes("hello"));

        assertThat(store.deleteUntouched(key, NOON)).isFalse();
        assertThat(store.open(key)).isPresent();
        assertThat(store.deleteUntouched(key, NOON.plusSeconds(1))).isTrue();
        assertThat(store.open(key)).isEmpty();
        assertThat(store.deleteUntouched(key, NOON)).isTrue();
    }

    @Test
    void reopened_everythingIsThere() throws Exception {
        String key = store.put(bytes("hello"));

        store.close();
        store = open(clock);

        assertThat(store.open(key).isPresent()).isEqualTo(supports(Capability.RESTART));
    }

    private String content(String key) throws IOException {
        try (InputStream in = store.open(key).orElseThrow()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Yields a few bytes, then fails as a lost connection does.
    private static final class FailingStream extends InputStream {
        private boolean begun;

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (begun) {
                throw new IOException("connection lost");
            }
            begun = true;
            return Math.min(length, 10);
        }

        @Override
        public int read() throws IOException {
            return read(new byte[1], 0, 1);
        }
    }
}
