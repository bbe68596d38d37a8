package io.corral.domain.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.release.ReleaseOrder.Basis;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseOrderTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    /// Each line: older, newer.
    @ParameterizedTest
    @CsvSource({
        // numbers are compared as numbers
        "shop@1.9.0, shop@1.10.0",
        // a release candidate comes before its release
        "shop@2.0.0-rc.1, shop@2.0.0",
        // pre-releases by number
        "shop@2.0.0-rc.2, shop@2.0.0-rc.10",
        // builds of one version by number
        "shop@2.0.0+9, shop@2.0.0+10",
        // no package on either side is the same package
        "1.2.3, 1.3.0",
        // a leading v and a missing patch are tolerated
        "v1.2, 1.2.1",
        // packages with an @ of their own
        "@acme/shop@1.0.0, @acme/shop@1.0.1",
    })
    void compare_semanticVersions_needNoDates(String older, String newer) {
        var forth = ReleaseOrder.WITHOUT_DATES.compare(newer, older);
        assertThat(forth.isNewer()).isTrue();
        assertThat(forth.basis()).isEqualTo(Basis.SEMVER);
        assertThat(ReleaseOrder.WITHOUT_DATES.compare(older, newer).sign()).isNegative();
    }

    /// Each line: two releases whose names say nothing about their order.
    @ParameterizedTest
    @CsvSource({
        // other packages
        "shop@1.0.0, mail@2.0.0",
        // hashes
        "4f2a9c, 91bd00",
        // one semantic, one not
        "shop@1.0.0, shop@nightly",
        // a single number is no version
        "41, 42",
        // builds without a number
        "shop@1.0.0+abc, shop@1.0.0+abd",
    })
    void compare_others_goByDate(String early, String late) {
        ReleaseOrder order = new ReleaseOrder(Map.of(early, NOON, late, NOON.plusSeconds(1)));

        var comparison = order.compare(late, early);
        assertThat(comparison.isNewer()).isTrue();
        assertThat(comparison.basis()).isEqualTo(Basis.DATE);
        assertThat(ReleaseOrder.WITHOUT_DATES.compare(late, early).basis())
                .isEqualTo(Basis.UNKNOWN);
    }

    @Test
    void compare_sameRelease_isNotNewer() {
        assertThat(ReleaseOrder.WITHOUT_DATES.compare("shop@1.0.0", "shop@1.0.0").isNewer())
                .isFalse();
    }

    @Test
    void newest_firstNamedWins_whenNothingTellsThemApart() {
        assertThat(ReleaseOrder.WITHOUT_DATES.newest(List.of("b", "a"))).contains("b");
        assertThat(ReleaseOrder.WITHOUT_DATES.newest(List.of("1.2.0", "1.10.0", "1.9.0")))
                .contains("1.10.0");
        assertThat(ReleaseOrder.WITHOUT_DATES.newest(List.of())).isEmpty();
    }

    @Test
    void parse_takesTheNameApart() {
        ReleaseVersion version = ReleaseVersion.parse("@acme/shop@1.2.3-rc.1+77");

        assertThat(version.packageName()).isEqualTo("@acme/shop");
        assertThat(version.version()).isEqualTo("1.2.3-rc.1+77");
        assertThat(version.build()).contains("77");
        assertThat(ReleaseVersion.parse("0123456789abcdef0123456789abcdef01234567").shortVersion())
                .isEqualTo("0123456789ab");
        assertThat(ReleaseVersion.parse("@1").packageName()).isNull();
        assertThat(ReleaseVersion.parse("shop@").version()).isEqualTo("shop@");
    }
}
