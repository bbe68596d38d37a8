package io.corral.engine.ingest.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.EventDraft;
import io.corral.domain.event.Sdk;
import io.corral.domain.event.Span;
import io.corral.domain.event.User;
import io.corral.domain.id.EventId;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalizerTest {

    private static final String CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36"
            + " (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    private final Normalizer normalizer = new Normalizer(new ClientNames());

    @Test
    void securityReport_isAboutWhoSentIt() {
        var report = new EventDraft(new EventId(1, 2)).security(Map.of("blocked_uri", "inline"));

        normalizer.normalize(report, "203.0.113.9", CHROME);

        assertThat(Objects.requireNonNull(report.user()).ipAddress()).isEqualTo("203.0.113.9");
        assertThat(report.tags()).containsEntry("browser.name", "Chrome");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = {
        "javascript, null,     null,  203.0.113.9", "javascript, null,     false, null",
        "javascript, {{auto}}, false, null", "python,     null,     null,  null",
        "python,     null,     true,  203.0.113.9", "python,     {{auto}}, null,  203.0.113.9",
        "python,     192.0.2.1, true, 192.0.2.1", "javascript, 192.0.2.1, false, 192.0.2.1"})
    void address_isTheSendersWhereItIsAskedFor(
            String platform, @Nullable String sent, @Nullable Boolean inferIp,
            @Nullable String expected) {
        var event = new EventDraft(new EventId(1, 2)).platform(platform)
                .sdk(new Sdk("sentry", "11", inferIp))
                .user(new User("u-17", null, null, null, sent, Map.of(), Map.of()));

        normalizer.normalize(event, "203.0.113.9", null);

        assertThat(Objects.requireNonNull(event.user()).ipAddress()).isEqualTo(expected);
        assertThat(event.user().id()).isEqualTo("u-17");
    }

    @Test
    void eventOfAServer_isNotAboutWhoSentIt() {
        var event = new EventDraft(new EventId(1, 2)).platform("python");

        normalizer.normalize(event, "203.0.113.9", CHROME);

        assertThat(event.user()).isNull();
        assertThat(event.contexts()).isEmpty();
    }

    @Test
    void span_askedFor_addressAndClientAreFilledIn() {
        Span span = normalizer.normalize(span(Map.of()), "203.0.113.9", CHROME);

        assertThat(span.attributes()).containsEntry("user.ip_address", "203.0.113.9")
                .containsEntry("browser.name", "Chrome").containsEntry("os.name", "Linux");
    }

    @Test
    void span_ownAttributes_stay() {
        Span span = normalizer.normalize(
                span(Map.of("browser.name", "Kiosk", "user.ip_address", "198.51.100.1")),
                "203.0.113.9", CHROME);

        assertThat(span.attributes()).containsEntry("user.ip_address", "198.51.100.1")
                .containsEntry("browser.name", "Kiosk").doesNotContainKey("browser.version");
    }

    @Test
    void span_notAskedFor_nothingChanges() {
        Span span = span(Map.of());

        assertThat(normalizer.normalize(span, null, null)).isSameAs(span);
    }

    private static Span span(Map<String, Object> attributes) {
        return new Span("771a43a4192642f0b136d5159a501700", "b0e6f15b45c36b12", null, null, true,
                "Pageload", "pageload", null, "ok", Instant.EPOCH, Instant.EPOCH, null, attributes);
    }
}
