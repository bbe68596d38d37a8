package io.corral.protocol.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventKind;
import io.corral.domain.id.EventId;
import io.corral.domain.outcome.InvalidReason;
import io.corral.protocol.Slice;
import io.corral.protocol.json.Json;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SecurityReaderTest {

    @Test
    void chromiumReport_isACspEvent() {
        Event event = Fixtures.built(SecurityReader.read(
                (ObjectNode) tree(Fixtures.resource("csp-chromium.json")),
                "sentry_key=abc&sentry_release=shop%402&sentry_environment=production",
                Fixtures.context()));

        assertThat(event.id()).isEqualTo(Fixtures.FALLBACK);
        assertThat(event.kind()).isEqualTo(EventKind.CSP);
        assertThat(event.release()).isEqualTo("shop@2");
        assertThat(event.environment()).isEqualTo("production");
        assertThat(Objects.requireNonNull(event.message()).text())
                .isEqualTo("Blocked 'script-src-elem' from 'evil.example'");
        assertThat(event.metadata().culprit()).isEqualTo("script-src-elem");
        assertThat(event.tags()).containsEntry("effective-directive", "script-src-elem")
                .containsEntry("blocked-uri", "https://evil.example/tracker.js");
        assertThat(event.security()).containsEntry("status_code", 200L)
                .containsEntry("blocked_uri", "https://evil.example/tracker.js")
                .containsEntry("effective_directive", "script-src-elem");
        assertThat(Objects.requireNonNull(event.request()).url())
                .isEqualTo("http://shop.example.com/cart?x=1");
    }

    @Test
    void reportingApi_bodyOfTheElementIsTheReport() {
        JsonNode list = tree(Fixtures.resource("csp-reporting-api.json"));

        Event event = Fixtures.built(SecurityReader.read(
                (ObjectNode) list.path(0), null, Fixtures.context()));

        assertThat(Objects.requireNonNull(event.message()).text())
                .isEqualTo("Blocked inline 'style'");
        assertThat(Objects.requireNonNull(event.request()).headers()).hasSize(1);
        assertThat(event.security()).containsEntry("blocked_uri", "inline")
                .containsEntry("document_uri", "https://shop.example.com/pay")
                .containsEntry("effective_directive", "style-src")
                .containsEntry("script_sample", "body{}").containsEntry("line_number", 121L);
        assertThat(SecurityReader.read((ObjectNode) list.path(1), null, Fixtures.context()))
                .isEqualTo(new EventRead.Rejected(InvalidReason.NOT_AN_EVENT));
    }

    @Test
    void idOfTheEnvelope_isTheEvents() {
        var header = new EventId(7, 8);
        var context = new ReadContext(
                EventKind.DEFAULT, Fixtures.RECEIVED, null, header, Fixtures.FALLBACK, null);

        assertThat(Fixtures.built(SecurityReader.read(
                (ObjectNode) tree(Fixtures.resource("csp-chromium.json")), null, context)).id())
                .isEqualTo(header);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"expect-ct-report\":{\"hostname\":\"a.example\",\"port\":443}} | EXPECT_CT",
        "{\"expect-staple-report\":{\"hostname\":\"a.example\"}} | EXPECT_STAPLE",
        "{\"hostname\":\"a.example\",\"known-pins\":[]} | HPKP"})
    void certificateReports_nameTheHost(String body, EventKind kind) {
        Event event = Fixtures.built(SecurityReader.read(
                (ObjectNode) tree(Fixtures.slice(body)), null, Fixtures.context()));

        assertThat(event.kind()).isEqualTo(kind);
        assertThat(event.tags()).containsEntry("hostname", "a.example");
        assertThat(event.metadata().title()).endsWith("for 'a.example'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"csp-report\":7}", "{\"body\":{}}"})
    void anythingElse_isRejected(String body) {
        assertThat(SecurityReader.read(
                (ObjectNode) tree(Fixtures.slice(body)), null, Fixtures.context()))
                .isEqualTo(new EventRead.Rejected(InvalidReason.NOT_AN_EVENT));
    }

    private static JsonNode tree(Slice bytes) {
        return Objects.requireNonNull(Json.read(bytes.array(), bytes.from(), bytes.length()));
    }
}
