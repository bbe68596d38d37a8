package io.corral.engine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.EventId;
import io.corral.testkit.memory.MemoryBlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class LargeBodyTest {

    private final MemoryBlobStore blobs = new MemoryBlobStore(Clock.systemUTC());

    @Test
    void sameBodyTwice_isTwoBlobsOfWhichOneCanGo() throws IOException {
        String first = put("the same", 1);
        String second = put("the same", 2);

        blobs.delete(first);

        assertThat(second).isNotEqualTo(first);
        try (InputStream body = LargeBody.open(blobs, second)) {
            assertThat(body.readAllBytes()).asString(StandardCharsets.UTF_8)
                    .isEqualTo("the same");
        }
    }

    private String put(String body, long mark) throws IOException {
        return LargeBody.put(blobs, new EventId(mark, mark),
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }
}
