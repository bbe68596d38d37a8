package io.corral.sample.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.EventId;
import io.corral.protocol.Dsn;
import io.corral.sample.BugKind;
import io.corral.sample.SampleEvent;
import io.corral.sample.SdkFlavour;
import io.corral.sample.Truth;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnvelopeWriterTest {

    private static final Instant SENT = Instant.parse("2026-11-22T21:30:00.123Z");
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final String KEY = "a1b2c3";

    private final EnvelopeWriter writer =
            new EnvelopeWriter(Dsn.parse("http://" + KEY + "@127.0.0.1:9000/12").orElseThrow());

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void browser_hasTheKeyInTheQuery_andPlainText() {
        IngestRequest request = writer.asSdk(event(SdkFlavour.BROWSER, "{}"), SENT);
        assertThat(request.target()).startsWith("/api/12/envelope/?")
                .contains("sentry_key=" + KEY, "sentry_client=sentry.javascript.react%2F");
        assertThat(request.headers()).containsEntry("Content-Type", "text/plain;charset=UTF-8")
                .containsKey("Origin").doesNotContainKey("Content-Encoding");
        assertThat(request.chunked()).isFalse();
        assertThat(text(request.body()))
                .isEqualTo("""
                           {"event_id":"%s","sent_at":"2026-11-22T21:30:00.123Z",\
                           "sdk":{"name":"sentry.javascript.react","version":"11.12.0"}}
                           {"type":"event"}
                           {}
                           """.formatted(ID));
    }

    @Test
    void node_streamsWithoutContentType_andCompressesLargeBodiesOnly() {
        IngestRequest small = writer.asSdk(event(SdkFlavour.NODE, "{}"), SENT);
        assertThat(small.chunked()).isTrue();
        assertThat(small.headers()).isEmpty();
        IngestRequest large = writer.asSdk(event(SdkFlavour.NODE, " ".repeat(40_000)), SENT);
        assertThat(large.headers()).containsEntry("Content-Encoding", "gzip");
    }

    @Test
    void python_sendsGzipWithAuthHeader() throws IOException {
        IngestRequest request = writer.asSdk(event(SdkFlavour.PYTHON, "{\"a\":1}"), SENT);
        assertThat(request.target()).isEqualTo("/api/12/envelope/");
        assertThat(request.headers()).containsEntry("X-Sentry-Auth",
                "Sentry sentry_version=7, sentry_client=sentry.python.django/2.46.0, sentry_key="
                        + KEY);
        assertThat(inflate(request.body())).contains("\"length\":7}\n{\"a\":1}\n");
    }

    @Test
    void java_separatesAuthByCommaOnly() {
        assertThat(writer.asSdk(event(SdkFlavour.JAVA, "{}"), SENT).headers()).containsEntry(
                "X-Sentry-Auth", "Sentry sentry_version=7,"
                        + "sentry_client=sentry.java.spring-boot.jakarta/8.62.0,sentry_key="
                        + KEY);
    }

    @ParameterizedTest
    @EnumSource
    void compressed_alwaysHoldsTheSameEnvelope(SdkFlavour flavour) throws IOException {
        IngestRequest request = writer.compressed(event(flavour, "{\"a\":\"ü\"}"), SENT);
        assertThat(request.headers()).containsEntry("Content-Encoding", "gzip");
        assertThat(inflate(request.body())).startsWith("{\"event_id\":\"" + ID)
                .endsWith("\n{\"a\":\"ü\"}\n");
    }

    private static SampleEvent event(SdkFlavour flavour, String payload) {
        return new SampleEvent(EventId.parse(ID).orElseThrow(), "web", flavour, SENT, payload,
                new Truth("some-bug", BugKind.REAL));
    }

    private static String inflate(byte[] body) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return text(in.readAllBytes());
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
