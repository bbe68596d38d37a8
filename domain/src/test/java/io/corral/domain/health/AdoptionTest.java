package io.corral.domain.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.health.Adoption.Interval;
import io.corral.domain.health.Adoption.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdoptionTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    /// Intervals of an hour, as release/all.
    private static Adoption of(String... shares) {
        List<Interval> intervals = new ArrayList<>();
        for (int hour = 0; hour < shares.length; hour++) {
            String[] parts = shares[hour].split("/", -1);
            intervals.add(new Interval(at(hour), Long.parseLong(parts[0]),
                    Long.parseLong(parts[1])));
        }
        return Adoption.of(intervals);
    }

    private static Instant at(int hour) {
        return NOON.plusSeconds(3600L * hour);
    }

    @Test
    void neverTenPercent_isLow() {
        assertThat(of()).isEqualTo(new Adoption(Stage.LOW, null, null));
        assertThat(of("0/0", "9/100")).isEqualTo(new Adoption(Stage.LOW, null, null));
    }

    @Test
    void tenPercent_isAdopted_whileNothingElseIsSaid() {
        assertThat(of("1/100", "10/100", "0/0"))
                .isEqualTo(new Adoption(Stage.ADOPTED, at(1), null));
    }

    @Test
    void lessThanThatLater_isReplaced() {
        assertThat(of("50/100", "9/100", "1/100"))
                .isEqualTo(new Adoption(Stage.REPLACED, at(0), at(1)));
        assertThat(of("50/100", "9/100", "20/100"))
                .isEqualTo(new Adoption(Stage.ADOPTED, at(0), null));
    }
}
