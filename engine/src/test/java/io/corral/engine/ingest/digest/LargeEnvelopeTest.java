package io.corral.engine.ingest.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.engine.ingest.digest.LargeEnvelope.Split;
import io.corral.protocol.body.BodyEncoding;
import io.corral.protocol.body.InflatingBody;
import io.corral.protocol.envelope.ItemKind;
import io.corral.protocol.envelope.ItemLimits;
import io.corral.testkit.memory.MemoryBlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LargeEnvelopeTest {

    private static final String BODY = """
            {}
            {"type":"event","length":2}
            {}
            {"type":"attachment","length":3,"filename":"a"}
            abc
            {"type":"profile"}
            not read
            {"type":"attachment","length":3,"filename":"b"}
            abc
            """;

    private final MemoryBlobStore blobs = new MemoryBlobStore(Clock.systemUTC());
    private final AttachmentDigest attachments = new AttachmentDigest(blobs);

    @Test
    void attachments_areStoredWhileTheyStreamBy() throws IOException {
        Split split = Objects.requireNonNull(split(BODY));

        assertThat(split.envelope().items()).extracting(item -> item.payload().utf8())
                .containsExactly("{}", "", "", "");
        assertThat(split.contents()).containsOnlyKeys(1, 3);
        StoredContent content = Objects.requireNonNull(split.contents().get(1));
        assertThat(content.size()).isEqualTo(3);
        assertThat(content.sha1()).isEqualTo("a9993e364706816aba3e25717850c26c9cd0d89d");
        try (InputStream stored = blobs.open(content.key()).orElseThrow()) {
            assertThat(stored.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("abc");
        }
    }

    @Test
    void refusedItems_areNotStored() throws IOException {
        Split split = Objects.requireNonNull(LargeEnvelope.split(open(BODY), ItemLimits.defaults(),
                attachments, position -> position == 1));

        assertThat(split.envelope().items()).hasSize(4);
        assertThat(split.envelope().items().get(1).kind()).isEqualTo(ItemKind.ATTACHMENT);
        assertThat(split.contents()).containsOnlyKeys(3);
    }

    @Test
    void brokenFraming_isNoEnvelope() throws IOException {
        assertThat(split("hello")).isNull();
        assertThat(split("{}\n{\"type\":\"attachment\",\"length\":9}\nabc")).isNull();
    }

    private @Nullable Split split(String body) throws IOException {
        return LargeEnvelope.split(open(body), ItemLimits.defaults(), attachments, _ -> false);
    }

    private static InflatingBody open(String body) {
        return InflatingBody.open(
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
                BodyEncoding.IDENTITY, 1000);
    }
}
