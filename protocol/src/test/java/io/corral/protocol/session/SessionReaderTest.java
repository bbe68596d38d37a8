package io.corral.protocol.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.health.SessionStatus;
import io.corral.domain.health.SessionUpdate.Anr;
import io.corral.domain.outcome.InvalidReason;
import io.corral.protocol.Slice;
import io.corral.protocol.session.SessionReader.SessionsRead;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The literals are what SDKs sent, with other ids.
class SessionReaderTest {

    private static final String NODE = """
            {"sid":"8f2c1c64fd5a4b0e9b0a4f7f1d2e3c4b","init":true,\
            "started":"2026-11-20T10:00:00.000Z","timestamp":"2026-11-20T10:00:00.000Z",\
            "status":"ok","errors":0,"attrs":{"release":"shop@1.2.3","environment":"production",\
            "ip_address":null,"user_agent":"node"}}""";
    private static final String BROWSER_UNHANDLED = """
            {"sid":"8f2c1c64fd5a4b0e9b0a4f7f1d2e3c4b","init":false,\
            "started":"2026-11-20T10:00:00.000Z","timestamp":"2026-11-20T10:00:03.000Z",\
            "status":"unhandled","errors":1,"did":"u1","attrs":{"release":"shop@1.2.3"}}""";
    private static final String JAVA_EXITED = """
            {"started":"2026-11-20T10:00:00.123Z","status":"exited","did":"6f1b",\
            "sid":"8f2c1c64-fd5a-4b0e-9b0a-4f7f1d2e3c4b","errors":0,"seq":1795239129530,\
            "duration":12.5,"timestamp":"2026-11-20T10:00:12.623Z",\
            "attrs":{"release":"app@2.0","environment":"staging"}}""";

    private static SessionMessage message(String json) {
        return ((SessionsRead.Read) SessionReader.single(slice(json))).messages().getFirst();
    }

    private static SessionMessage.Single single(String json) {
        return Objects.requireNonNull(message(json).session());
    }

    private static Slice slice(String json) {
        return Slice.of(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void single_asSdksSendIt() {
        SessionMessage begun = message(NODE);
        assertThat(begun.started()).isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(begun.release()).isEqualTo("shop@1.2.3");
        assertThat(begun.environment()).isEqualTo("production");
        assertThat(begun.user()).isNull();
        assertThat(single(NODE)).isEqualTo(new SessionMessage.Single(
                "8f2c1c64fd5a4b0e9b0a4f7f1d2e3c4b", true, SessionStatus.HEALTHY, null, Anr.NONE));
        assertThat(single(BROWSER_UNHANDLED).status()).isEqualTo(SessionStatus.UNHANDLED);
        assertThat(single(BROWSER_UNHANDLED).begins()).isFalse();
        assertThat(message(BROWSER_UNHANDLED).environment()).isEmpty();
        assertThat(message(BROWSER_UNHANDLED).user()).isEqualTo("u1");
        assertThat(single(JAVA_EXITED).duration()).isEqualTo(Duration.ofMillis(12_500));
        assertThat(single(JAVA_EXITED).begins()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ok,        0, HEALTHY",
        "ok,        2, ERRORED",
        "exited,    0, HEALTHY",
        "exited,    1, ERRORED",
        "errored,   0, ERRORED",
        "unhandled, 1, UNHANDLED",
        "abnormal,  0, ABNORMAL",
        "crashed,   0, CRASHED",
        "degraded,  0, HEALTHY",
    })
    void status_isTheWordAndTheErrors(String word, int errors, SessionStatus expected) {
        String json = NODE.replace("\"ok\"", '"' + word + '"')
                .replace("\"errors\":0", "\"errors\":" + errors);

        assertThat(single(json).status()).isEqualTo(expected);
    }

    @Test
    void anr_isTheMechanism() {
        assertThat(single(NODE.replace("\"ok\"",
                "\"abnormal\",\"abnormal_mechanism\":\"anr_foreground\"")).anr())
                .isEqualTo(Anr.FOREGROUND);
    }

    @Test
    void single_withoutReleaseIdOrStart_isOfNoUse() {
        for (String key : new String[]{"release", "sid", "started"}) {
            assertThat(SessionReader.single(slice(NODE.replace('"' + key + '"', "\"other\""))))
                    .isEqualTo(new SessionsRead.Rejected(InvalidReason.MISSING_FIELD));
        }
        assertThat(SessionReader.single(slice("[]")))
                .isEqualTo(new SessionsRead.Rejected(InvalidReason.MALFORMED_JSON));
    }

    @Test
    void aggregated_countsByStatus() {
        var read = (SessionsRead.Read) SessionReader.aggregated(slice("""
                {"aggregates":[{"started":"2026-11-20T10:00:00.000Z","exited":5,"errored":2},
                {"started":"2026-11-20T10:01:00.000Z","did":"u","crashed":1,"abnormal":0},
                {"started":"2026-11-20T10:02:00.000Z"},{"exited":1}],
                "attrs":{"release":"api@1","environment":"production"}}"""));

        assertThat(read.rejected()).isEqualTo(2);
        assertThat(read.messages()).extracting(SessionMessage::counts).containsExactly(
                Map.of(SessionStatus.HEALTHY, 5L, SessionStatus.ERRORED, 2L),
                Map.of(SessionStatus.CRASHED, 1L));
        assertThat(read.messages().get(1).user()).isEqualTo("u");
        assertThat(SessionReader.aggregated(slice("{\"aggregates\":[]}")))
                .isEqualTo(new SessionsRead.Rejected(InvalidReason.MISSING_FIELD));
    }

    @Test
    void damagedItems_neverThrow() {
        var random = new Random(5);
        for (String json : new String[]{NODE, BROWSER_UNHANDLED, JAVA_EXITED}) {
            for (int i = 0; i < 500; i++) {
                byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
                for (int hits = random.nextInt(4); hits >= 0; hits--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(128);
                }
                SessionReader.single(Slice.of(bytes));
                SessionReader.aggregated(Slice.of(bytes));
            }
        }
    }
}
