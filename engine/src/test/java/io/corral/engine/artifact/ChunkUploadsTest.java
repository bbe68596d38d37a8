package io.corral.engine.artifact;

import static io.corral.engine.artifact.UploadFixture.ACME;
import static io.corral.engine.artifact.UploadFixture.sha1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ChunkUploadsTest {

    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);

    private final UploadFixture uploads = new UploadFixture();

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    @Test
    void take_plainOrGzip_isStoredByItsOwnChecksum() throws IOException {
        assertThat(uploads.chunk(sha1(HELLO).toUpperCase(Locale.ROOT), HELLO, false)).isNull();
        assertThat(uploads.chunk(sha1(HELLO), gzip(HELLO), true)).isNull();

        assertThat(uploads.stores.chunks().find(ACME, List.of(sha1(HELLO))).get(sha1(HELLO)))
                .satisfies(chunk -> assertThat(chunk.sizeBytes()).isEqualTo(5));
    }

    @Test
    void take_wrong_saysWhat() throws IOException {
        assertThat(uploads.chunk("chunk.bin", HELLO, false)).contains("40 hex digits");
        assertThat(uploads.chunk(sha1(HELLO), "other".getBytes(StandardCharsets.US_ASCII), false))
                .contains("does not match");
        assertThat(uploads.chunk(sha1(HELLO), HELLO, true)).contains("is not gzip");
        byte[] bomb = gzip(new byte[UploadLimits.CHUNK_BYTES_MAX + 1]);
        assertThat(uploads.chunk(sha1(HELLO), bomb, true)).contains("larger than 8388608");

        assertThat(uploads.stores.chunks().find(ACME, List.of(sha1(HELLO)))).isEmpty();
    }
}
