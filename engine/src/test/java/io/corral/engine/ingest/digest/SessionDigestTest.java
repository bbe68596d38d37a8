package io.corral.engine.ingest.digest;

import static io.corral.engine.ingest.digest.DigestFixture.NOW;
import static io.corral.engine.ingest.digest.DigestFixture.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.health.HealthCounts;
import io.corral.domain.health.UserKind;
import io.corral.store.health.HealthQuery;
import io.corral.store.health.HealthQuery.Axis;
import io.corral.store.health.HealthQuery.Detail;
import io.corral.store.health.HealthSum;
import io.corral.testkit.issue.SmallDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Sessions from the envelope to their sums.
class SessionDigestTest {

    private final DigestFixture fixture = new DigestFixture();

    private void session(String id, boolean begins, Instant started, String status) {
        fixture.send("""
                {}
                {"type":"session"}
                {"sid":"%s","init":%b,"started":"%s","status":"%s","did":"u","errors":0,\
                "attrs":{"release":"shop@1","environment":"production"}}
                """.formatted(id, begins, started, status));
    }

    private HealthSum sum() {
        List<HealthSum> sums = fixture.issues.health().sums(new HealthQuery(Set.of(PROJECT),
                Set.of("shop@1"), Set.of("production"),
                Axis.whole(NOW.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(6)), 168),
                Set.of(), Set.of(Detail.USERS)));
        assertThat(sums).hasSize(1);
        return sums.getFirst();
    }

    @Test
    void updatesOfOneSession_addUp_alsoLateOnes() {
        Instant fourDaysAgo = NOW.minus(Duration.ofDays(4));
        session("8f2c1c64-fd5a-4b0e-9b0a-4f7f1d2e3c4b", true, fourDaysAgo, "ok");
        session("8F2C1C64FD5A4B0E9B0A4F7F1D2E3C4B", false, fourDaysAgo, "crashed");
        session("other", true, NOW, "exited");
        session("browser", true, NOW, "unhandled");
        fixture.digest();

        assertThat(sum().counts()).isEqualTo(new HealthCounts(3, 0, 1, 0, 1));
        assertThat(sum().users(UserKind.ANY)).isEqualTo(1);
        assertThat(fixture.outcomes()).containsEntry("session accepted", 4L);
        assertThat(fixture.issues.releases().find(SmallDigest.ORGANIZATION, "shop@1"))
                .isPresent();
    }

    @Test
    void tooOld_tooEarly_orWithoutRelease_areNotCounted() {
        session("a", true, NOW.minus(Duration.ofDays(6)), "ok");
        session("b", true, NOW.plus(Duration.ofHours(2)), "ok");
        fixture.send("""
                {}
                {"type":"session"}
                {"sid":"c","init":true,"started":"%s","status":"ok","attrs":{}}
                {"type":"session"}
                ]
                """.formatted(NOW));
        fixture.digest();

        assertThat(fixture.outcomes()).containsEntry("session invalid timestamp", 2L)
                .containsEntry("session invalid missing-field", 1L)
                .containsEntry("session invalid malformed-json", 1L);
        assertThat(fixture.issues.releases().find(SmallDigest.ORGANIZATION, "shop@1"))
                .isEmpty();
    }

    @Test
    void countedByTheClient_areOneItem() {
        fixture.send("""
                {}
                {"type":"sessions"}
                {"aggregates":[{"started":"%1$s","exited":7,"errored":1},\
                {"started":"2001-01-01T00:00:00Z","exited":5}],\
                "attrs":{"release":"shop@1","environment":"production"}}
                """.formatted(NOW));
        fixture.digest();

        assertThat(sum().counts()).isEqualTo(new HealthCounts(8, 1, 0, 0, 0));
        assertThat(fixture.outcomes()).containsEntry("session accepted", 1L).hasSize(1);
    }
}
