package io.corral.sample.friday;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.sample.BugKind;
import io.corral.sample.SampleEvent;
import io.corral.sample.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FridayDeployTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Instant END = Instant.parse("2026-11-22T21:30:00Z");
    private static final List<SampleEvent> EVENTS = FridayDeploy.endingAt(END, 7).events();

    @Test
    void weekend_hasThreeThousandEventsOfFortySevenBugs() {
        assertThat(EVENTS).hasSize(3000);
        assertThat(distinct(EVENTS, SampleEvent::truth)).hasSize(47);
        assertThat(distinct(EVENTS, SampleEvent::id)).hasSize(3000);
        assertThat(distinct(EVENTS, SampleEvent::project)).containsOnly("web", "api", "mobile");
    }

    @Test
    void kinds_areOneCheckoutTenRealFifteenKnownTwentyOneNoise() {
        Map<BugKind, Long> bugs = distinct(EVENTS, SampleEvent::truth).stream()
                .collect(groupingBy(Truth::kind, counting()));
        assertThat(bugs).containsOnly(Map.entry(BugKind.CHECKOUT, 1L),
                Map.entry(BugKind.REAL, 10L), Map.entry(BugKind.KNOWN, 15L),
                Map.entry(BugKind.NOISE, 21L));
    }

    @Test
    void bugs_otherThanCheckout_haveOneToFiveEvents() {
        Map<Truth, Long> counts =
                EVENTS.stream().collect(groupingBy(SampleEvent::truth, counting()));
        counts.forEach((truth, count) -> {
            if (truth.kind() == BugKind.CHECKOUT) {
                assertThat(count).isEqualTo(2800);
            } else {
                assertThat(count).as(truth.bug()).isBetween(1L, 5L);
            }
        });
    }

    @Test
    void checkout_differsAsInLife() {
        List<JsonNode> checkout = EVENTS.stream()
                .filter(event -> event.truth().kind() == BugKind.CHECKOUT)
                .map(FridayDeployTest::json).toList();
        assertThat(distinct(checkout, FridayDeployTest::message)).hasSizeGreaterThan(50);
        assertThat(distinct(checkout, event -> crashFrame(event).path("lineno").asInt()))
                .hasSizeGreaterThan(20);
        assertThat(distinct(checkout, event -> crashFrame(event).path("filename").asString()))
                .hasSizeGreaterThan(20);
        assertThat(distinct(checkout, event -> event.path("release").asString()))
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(distinct(checkout, event -> browser(event)))
                .contains("Chrome", "Edg", "Firefox", "Safari");
        assertThat(distinct(checkout, event -> event.at("/tags/locale").asString()))
                .hasSizeGreaterThan(5);
    }

    @Test
    void checkout_alwaysNamesThePropertyAndTheFunction() {
        EVENTS.stream().filter(event -> event.truth().kind() == BugKind.CHECKOUT).forEach(event -> {
            JsonNode json = json(event);
            assertThat(message(json)).containsPattern("['\".]total['\")]").contains("null");
            assertThat(crashFrame(json).path("function").asString()).isEqualTo("discountShare");
        });
    }

    @Test
    void naiveGroupings_areFarFromTheTruth() {
        assertThat(groups(FridayDeployTest::type)).isLessThan(35);
        assertThat(groups(FridayDeployTest::message)).isGreaterThan(1000);
        assertThat(groups(event -> type(event) + crashFrame(event).path("lineno")))
                .isGreaterThan(100);
        assertThat(groups(event -> event.path("exception").toString())).isGreaterThan(1000);
    }

    @Test
    void timestamps_lieBetweenDeployAndEnd_andAreInThePayload() {
        Instant deployed = FridayDeploy.endingAt(END, 7).deployedAt();
        assertThat(deployed).isEqualTo(END.minus(Duration.ofHours(54)));
        assertThat(EVENTS).allSatisfy(event -> {
            assertThat(event.timestamp()).isBetween(deployed, END);
            assertThat(json(event).path("timestamp").asString()).isNotEmpty();
            assertThat(json(event).path("event_id").asString()).isEqualTo(event.id().toString());
        });
        assertThat(EVENTS).isSortedAccordingTo(
                (a, b) -> a.timestamp().compareTo(b.timestamp()));
    }

    @Test
    void payloads_neverTellTheTruth_norKeepASlot() {
        assertThat(EVENTS).allSatisfy(event -> assertThat(event.payload())
                .doesNotContain(event.truth().bug(), "${", "null}\"", "\"by\":"));
    }

    @Test
    void sameSeed_sameBytes_otherSeedDiffers() {
        assertThat(FridayDeploy.endingAt(END, 7).events()).isEqualTo(EVENTS);
        assertThat(FridayDeploy.endingAt(END, 8).events().getFirst())
                .isNotEqualTo(EVENTS.getFirst());
    }

    private static int groups(Function<JsonNode, String> key) {
        return distinct(EVENTS, event -> event.project() + key.apply(json(event))).size();
    }

    private static <T, K> Set<K> distinct(Iterable<T> events, Function<T, K> key) {
        return StreamSupport.stream(events.spliterator(), false).map(key)
                .collect(toSet());
    }

    private static JsonNode json(SampleEvent event) {
        return MAPPER.readTree(event.payload());
    }

    private static JsonNode exception(JsonNode event) {
        JsonNode values = event.at("/exception/values");
        return values.path(values.size() - 1);
    }

    private static String type(JsonNode event) {
        return exception(event).path("type").asString("");
    }

    private static String message(JsonNode event) {
        return exception(event).path("value")
                .asString(event.at("/logentry/formatted").asString(""));
    }

    private static JsonNode crashFrame(JsonNode event) {
        JsonNode frames = exception(event).at("/stacktrace/frames");
        return frames.path(frames.size() - 1);
    }

    private static String browser(JsonNode event) {
        String agent = event.at("/request/headers/User-Agent").asString();
        return List.of("Edg", "Firefox", "Chrome").stream().filter(agent::contains).findFirst()
                .orElse("Safari");
    }
}
