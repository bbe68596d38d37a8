package io.corral.sample.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.EventId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LoadMixTest {

    private static final int COUNT = 20_000;
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Instant NOW = Instant.parse("2026-11-22T21:30:05.600Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    @Test
    void typicalSizes_followTheCollection() {
        int[] sizes = sizes(SizeClass.TYPICAL);
        assertThat(Arrays.stream(sizes).average().orElseThrow()).isBetween(7_000.0, 9_500.0);
        assertThat(sizes[COUNT / 2]).isBetween(3_000, 5_000);
        assertThat(sizes[COUNT * 9 / 10]).isBetween(13_000, 21_000);
        assertThat(sizes[COUNT - 1]).isBetween(80_000, 150_000);
        assertThat(sizes[0]).isLessThan(1_800);
    }

    @Test
    void largeSizes_haveAMeanOfFortyKilobytes() {
        assertThat(Arrays.stream(sizes(SizeClass.LARGE)).average().orElseThrow())
                .isBetween(36_000.0, 44_000.0);
    }

    @ParameterizedTest
    @EnumSource
    void events_areJsonWithTheirOwnIdAndTime(SizeClass sizes) {
        LoadMix mix = LoadMix.of(3, sizes, CLOCK);
        Set<Integer> templates = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            LoadEvent event = mix.next();
            if (!templates.add(event.template()) && i > 200) {
                continue;
            }
            String text = new String(event.payload(), StandardCharsets.UTF_8);
            JsonNode json = MAPPER.readTree(text);
            assertThat(json.path("event_id").asString()).isEqualTo(event.id().toString());
            assertThat(text).containsPattern(
                    "\"timestamp\":(\"2026-11-22T21:30:05\\.\\d{3}Z\"|1795383005\\.\\d{3}),");
            assertThat(text).doesNotContain("${", "\0").doesNotContainPattern("[\uE000-\uE006]");
        }
        assertThat(templates).hasSize(40);
    }

    @Test
    void frequencies_followZipf() {
        LoadMix mix = LoadMix.of(1, SizeClass.TYPICAL, CLOCK);
        int[] counts = new int[40];
        for (int i = 0; i < COUNT; i++) {
            counts[mix.next().template()]++;
        }
        assertThat(counts[0]).isBetween(2 * counts[1] * 9 / 10, 2 * counts[1] * 11 / 10);
        assertThat(counts[0]).isBetween(7 * counts[9], 13 * counts[9]);
        assertThat(Arrays.stream(counts).min().orElseThrow()).isPositive();
    }

    @Test
    void ids_areDistinctWithinAndAcrossSeeds() {
        Set<EventId> ids = new HashSet<>();
        Stream.of(1L, 2L, 3L).map(seed -> LoadMix.of(seed, SizeClass.TYPICAL, CLOCK))
                .forEach(mix -> {
                    for (int i = 0; i < 3_000; i++) {
                        ids.add(mix.next().id());
                    }
                });
        assertThat(ids).hasSize(9_000);
    }

    @Test
    void sameSeed_sameBytes_butEventsDiffer() {
        LoadMix one = LoadMix.of(5, SizeClass.TYPICAL, CLOCK);
        LoadMix two = LoadMix.of(5, SizeClass.TYPICAL, CLOCK);
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            byte[] payload = one.next().payload();
            assertThat(two.next().payload()).isEqualTo(payload);
            String text = new String(payload, StandardCharsets.UTF_8);
            texts.add(text.replaceAll("\"(event_id|timestamp)\":[^,]*,", ""));
        }
        assertThat(texts).hasSizeGreaterThan(450);
    }

    private static int[] sizes(SizeClass sizes) {
        LoadMix mix = LoadMix.of(1, sizes, CLOCK);
        int[] found = new int[COUNT];
        for (int i = 0; i < COUNT; i++) {
            found[i] = mix.next().payload().length;
        }
        Arrays.sort(found);
        return found;
    }
}
