package io.corral.sample.friday;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.sample.friday.FridayReleases.ShopRelease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FridaySessionsTest {

    private static final Instant END = Instant.parse("2026-11-22T22:30:00Z");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Test
    void sessions_areYoungEnoughToCount_andOfTheirRelease() {
        for (ShopRelease release : FridayReleases.endingAt(END)) {
            List<String> items = FridaySessions.of(release, END, 1);
            assertThat(items).as(release.version()).isNotEmpty()
                    .isEqualTo(FridaySessions.of(release, END, 1));
            for (String item : items) {
                JsonNode json = MAPPER.readTree(item);
                assertThat(json.path("attrs").path("release").stringValue())
                        .isEqualTo(release.version());
                assertThat(json.path("aggregates").size()).isBetween(1, 500);
                json.path("aggregates").forEach(each -> assertThat(
                        Instant.parse(each.path("started").stringValue()))
                        .isBetween(END.minus(Duration.ofDays(5)), END));
            }
        }
    }

    @Test
    void deployOfFriday_crashesMoreThanTheReleaseBefore() {
        List<ShopRelease> releases = FridayReleases.endingAt(END);

        assertThat(crashRate(releases.get(1))).isGreaterThan(5 * crashRate(releases.get(0)));
    }

    private static double crashRate(ShopRelease release) {
        long crashed = 0;
        long all = 0;
        for (String item : FridaySessions.of(release, END, 1)) {
            for (JsonNode each : MAPPER.readTree(item).path("aggregates")) {
                crashed += each.path("crashed").longValue(0);
                all += each.path("crashed").longValue(0) + each.path("errored").longValue(0)
                        + each.path("exited").longValue(0);
            }
        }
        return (double) crashed / all;
    }
}
