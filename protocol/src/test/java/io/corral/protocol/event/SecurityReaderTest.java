package io.corral.protocol.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventKind;
import io.corral.domain.id.EventId;
import io.corral.domain.outcome.InvalidReason;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecurityReaderTest {

    @Test
    void chromiumReport_isACspEvent() {
        List<EventRead> reads = SecurityReader.read(Fixtures.resource("csp-chromium.json"),
                "sentry_key=abc&sentry_release=shop%402&sentry_environment=production",
                Fixtures.context());

        assertThat(reads).hasSize(1);
        Event event = Fixtures.built(reads.getFirst());
        assertThat(event.id()).isEqualTo(Fixtures.FALLBACK);
        assertThat(event.kind()).isEqualTo(EventKind.CSP);
        assertThat(event.release()).isEqualTo("shop@2");
        assertThat(event.environment()).isEqualTo("production");
        assertThat(Objects.requireNonNull(event.message()).text())
                .isEqualTo("Blocked 'script-src-elem' from 'evil.example'");
        assertThat(event.metadata().culprit()).isEqualTo("script-src-elem");
        assertThat(event.tags()).containsEntry("effective-directive", "script-src-elem")
                .containsEntry("blocked-uri", "https://evil.example/tracker.js");
        assertThat(event.security()).containsEntry("status-code", 200L);
        assertThat(Objects.requireNonNull(event.request()).url())
                .isEqualTo("http://shop.example.com/cart?x=1");
    }

    @Test
    void reportingApi_oneEventForEachReport() {
        List<EventRead> reads = SecurityReader.read(
                Fixtures.resource("csp-reporting-api.json"), null, Fixtures.context());

        assertThat(reads).hasSize(2);
        Event event = Fixtures.built(reads.getFirst());
        assertThat(Objects.requireNonNull(event.message()).text())
                .isEqualTo("Blocked inline 'style'");
        assertThat(Objects.requireNonNull(event.request()).headers()).hasSize(1);
        assertThat(reads.getLast())
                .isEqualTo(new EventRead.Rejected(InvalidReason.NOT_AN_EVENT));
    }

    @Test
    void severalReports_haveIdsOfTheirOwn() {
        String report = "{\"csp-report\":{\"effective-directive\":\"img-src\"}}";

        List<EventRead> reads = SecurityReader.read(
                Fixtures.slice("[" + report + "," + report + "]"), null, Fixtures.context());

        assertThat(reads).extracting(read -> Fixtures.built(read).id())
                .containsExactly(Fixtures.FALLBACK, new EventId(1, 3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"expect-ct-report\":{\"hostname\":\"a.example\",\"port\":443}} | EXPECT_CT",
        "{\"expect-staple-report\":{\"hostname\":\"a.example\"}} | EXPECT_STAPLE",
        "{\"hostname\":\"a.example\",\"known-pins\":[]} | HPKP"})
    void certificateReports_nameTheHost(String body, EventKind kind) {
        Event event = Fixtures.built(SecurityReader.read(
                Fixtures.slice(body), null, Fixtures.context()).getFirst());

        assertThat(event.kind()).isEqualTo(kind);
        assertThat(event.tags()).containsEntry("hostname", "a.example");
        assertThat(event.metadata().title()).endsWith("for 'a.example'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{} | NOT_AN_EVENT", "[] | NOT_AN_EVENT",
        "7 | NOT_AN_EVENT", "{ | MALFORMED_JSON"})
    void anythingElse_isRejected(String body, InvalidReason reason) {
        assertThat(SecurityReader.read(Fixtures.slice(body), null, Fixtures.context()))
                .containsExactly(new EventRead.Rejected(reason));
    }
}
