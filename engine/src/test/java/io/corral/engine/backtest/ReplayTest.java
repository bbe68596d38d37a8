package io.corral.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.group.Grouping;
import io.corral.domain.group.GroupingConfig;
import io.corral.domain.group.GroupingVersion;
import io.corral.domain.group.RuleSet;
import io.corral.domain.group.SplitMark;
import io.corral.domain.group.SplitMark.Condition;
import io.corral.domain.group.SplitMarks;
import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.engine.backtest.Replay.Fate;
import io.corral.engine.backtest.Replay.Keyed;
import io.corral.engine.grouping.GroupingConfigs;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.engine.ingest.shape.ClientNames;
import io.corral.engine.ingest.shape.Normalizer;
import io.corral.engine.symbolicate.Symbolicator;
import io.corral.store.PayloadStore.Circumstances;
import io.corral.store.PayloadStore.Payload;
import io.corral.store.Watermark;
import io.corral.testkit.memory.MemoryPayloadStore;
import io.corral.testkit.memory.MemoryRuleSetStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final ProjectId PROJECT = new ProjectId(7);
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final MemoryPayloadStore payloads = new MemoryPayloadStore();
    private final Assembly assembly = new Assembly(new Normalizer(new ClientNames()),
            Symbolicator.NONE, new GroupingConfigs(new MemoryRuleSetStore(), () -> NOW));
    private int sent;
    private long distinct;

    private static EventId id(int number) {
        return new EventId(number, number);
    }

    private void store(String kind, long key, String body) {
        sent++;
        var position = new Watermark(0, sent);
        payloads.append(position, List.of(new Payload(PROJECT, id(sent), position,
                new Circumstances(kind, NOW, null, null, null, null),
                body.getBytes(StandardCharsets.UTF_8), key, GroupingVersion.FIRST)), List.of());
    }

    private void message(String text, String more) {
        store("event", 1, "{\"event_id\":\"%s\",\"message\":\"%s\"%s}"
                .formatted(id(sent + 1), text, more));
    }

    /// What became of what was sent, in that order.
    private List<Keyed> replayed(GroupingConfig config, SplitMarks marks, boolean withTags) {
        List<Keyed> found = new ArrayList<>();
        try (var replay = new Replay(assembly, config, () -> marks, withTags)) {
            assertThat(replay.run(payloads.grouped(PROJECT, Instant.EPOCH), () -> true,
                    found::add)).isTrue();
            distinct = replay.distinct();
        }
        assertThat(found.stream().map(Keyed::event)).isSorted().hasSize(sent);
        return found;
    }

    private static GroupingConfig rules(String fingerprints) {
        return GroupingConfigs.compiled(RuleSet.none(PROJECT).changed(new RuleSet.Wish(
                Grouping.ALGORITHM, fingerprints, "", List.of(), null, ""), NOW).orElseThrow());
    }

    @Test
    void equalContent_isGroupedOnce_asEachAloneWouldBe() {
        for (int i = 0; i < 500; i++) {
            message("late " + "abcde".charAt(i % 5), ",\"timestamp\":" + i);
        }

        List<Keyed> found = replayed(GroupingConfig.STANDARD, SplitMarks.NONE, false);

        for (int i = 0; i < sent; i++) {
            assertThat(found.get(i).to()).isEqualTo(found.get(i % 5).to());
        }
        assertThat(found.stream().map(Keyed::to).distinct()).hasSize(5);
        assertThat(distinct).isLessThan(20);
    }

    @Test
    void rules_haveTheirSay() {
        message("the train is late", "");
        message("parcels are late again", "");
        message("parcels are lost", "");

        List<Keyed> found =
                replayed(rules("message:*late* -> late"), SplitMarks.NONE, false);

        assertThat(found.get(0).to()).isEqualTo(found.get(1).to())
                .isNotEqualTo(found.get(2).to());
    }

    @Test
    void rulesAboutTags_tellEventsApartByWhatTagsComeFrom() {
        message("late", ",\"user\":{\"id\":\"1\"}");
        message("late", ",\"user\":{\"id\":\"2\"}");

        List<Keyed> found = replayed(
                rules("tags.user:*1 -> first"), SplitMarks.NONE, true);

        assertThat(distinct).isEqualTo(2);
        assertThat(found).hasSize(2);
    }

    @Test
    void splitMarks_areHeeded_evenIfTheyAskForTheEventItself() {
        message("late", "");
        message("late", "");
        long key = replayed(GroupingConfig.STANDARD, SplitMarks.NONE, false).getFirst().to();
        var mark = new SplitMark(1, PROJECT, key, new Condition.IsOneOf(Set.of(id(2))));

        List<Keyed> found =
                replayed(GroupingConfig.STANDARD, new SplitMarks(List.of(mark)), false);

        assertThat(found.get(0).to()).isEqualTo(key);
        assertThat(found.get(1).to()).isEqualTo(mark.gives());
    }

    @Test
    void damagedPayloadsAndFeedback_keepTheirKeys() {
        store("event", 5, "{\"message\":");
        store("feedback", 6, "{\"contexts\":{\"feedback\":{\"message\":\"good\"}}}");

        List<Keyed> found = replayed(GroupingConfig.STANDARD, SplitMarks.NONE, false);

        assertThat(found.get(0)).isEqualTo(new Keyed(id(1), 5, 5, Fate.UNREADABLE));
        assertThat(found.get(1)).isEqualTo(new Keyed(id(2), 6, 6, Fate.ALONE));
    }

    @Test
    void somebodyHasEnough_itEnds() {
        for (int i = 0; i < 1_000; i++) {
            message("late", "");
        }
        List<Keyed> found = new ArrayList<>();
        try (var replay = new Replay(
                assembly, GroupingConfig.STANDARD, () -> SplitMarks.NONE, false)) {
            assertThat(replay.run(
                    payloads.grouped(PROJECT, Instant.EPOCH), () -> false, found::add)).isFalse();
        }
        assertThat(found.size()).isLessThan(1_000);
    }
}
