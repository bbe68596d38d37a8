package io.corral.domain.issue;

import static io.corral.domain.issue.Batches.NOON;
import static io.corral.domain.issue.Batches.batch;
import static io.corral.domain.issue.Batches.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.IssueId;
import io.corral.domain.release.ReleaseOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IssueDecisionsTest {

    private static final IssueId ISSUE = new IssueId(1);

    private static IssueState unresolved() {
        return new IssueState(ISSUE, IssueStatus.UNRESOLVED, Substatus.NEW, null, null,
                SnoozeTally.NONE);
    }

    private static IssueState resolved(Fix fix) {
        return new IssueState(ISSUE, IssueStatus.RESOLVED, null,
                new Resolution(fix, NOON, null), null, SnoozeTally.NONE);
    }

    private static IssueState ignored(Snooze snooze) {
        return new IssueState(ISSUE, IssueStatus.IGNORED, Substatus.ARCHIVED_UNTIL_CONDITION_MET,
                null, snooze, SnoozeTally.NONE);
    }

    private static IssueChange decide(@Nullable IssueState state, KeyBatch batch) {
        return IssueDecisions.decide(
                state, batch, ReleaseOrder.WITHOUT_DATES, batch.lastSeen());
    }

    @Test
    void decide_unknownKey_opens() {
        KeyBatch batch = batch(NOON, null);

        assertThat(decide(null, batch)).isEqualTo(new IssueChange.Opened(
                batch, Priority.HIGH, null));
    }

    @Test
    void decide_unresolved_counts() {
        KeyBatch batch = batch(NOON, null);

        assertThat(decide(unresolved(), batch))
                .isEqualTo(new IssueChange.Counted(batch, ISSUE, SnoozeTally.NONE));
    }

    @Test
    void decide_resolved_oneReopeningEventAmongOthersIsEnough() {
        KeyBatch batch = batch(
                event(1, NOON.plusSeconds(1), "shop@1.0.0", null),
                event(2, NOON.plusSeconds(1), "shop@2.0.0", null),
                event(3, NOON.plusSeconds(1), null, null));

        assertThat(decide(resolved(new Fix.InRelease("shop@2.0.0")), batch))
                .isInstanceOfSatisfying(IssueChange.Regressed.class,
                        regressed -> assertThat(regressed.why().event().low()).isEqualTo(2));
        assertThat(decide(resolved(new Fix.InRelease("shop@3.0.0")), batch))
                .isInstanceOf(IssueChange.Counted.class);
    }

    @Test
    void decideAll_twoKeysOfOneIssue_regressItOnce() {
        KeyBatch first = batch(NOON.plusSeconds(1), null);
        KeyBatch second = KeyBatch.ofEvents(List.of(new GroupedEvent(
                first.newest().project(), first.newest().eventId(), 2, 1, IssueCategory.ERROR,
                NOON.plusSeconds(2), NOON.plusSeconds(2), first.newest().level(), "java",
                first.newest().metadata(), null, null, null, null, null))).getFirst();
        IssueState state = resolved(new Fix.Now());

        assertThat(IssueDecisions.decideAll(
                Map.of(first.key(), state, second.key(), state), List.of(first, second),
                ReleaseOrder.WITHOUT_DATES, NOON.plusSeconds(2)))
                .hasExactlyElementsOfTypes(IssueChange.Regressed.class, IssueChange.Counted.class);
    }

    /// Events per step, minutes after the snooze of each step, and the step that ends it.
    static Stream<Arguments> snoozes() {
        return Stream.of(
                snooze("without conditions nothing ends it",
                        snooze(null, null, null, null, null), List.of(100, 100), 5, -1, null),
                snooze("a time ends it with the first event after",
                        snooze(10, null, null, null, null), List.of(5, 5, 1), 5, 1,
                        new SnoozeEnd.TimePassed()),
                snooze("a count ends it with the event that reaches it",
                        snooze(null, 10, null, null, null), List.of(5, 4, 1), 60, 2,
                        new SnoozeEnd.EventsReached()),
                snooze("a count in a window forgets what is older",
                        snooze(null, 10, 60, null, null), List.of(6, 6, 6), 61, -1, null),
                snooze("and ends it when reached inside",
                        snooze(null, 10, 60, null, null), List.of(6, 1, 3), 20, 2,
                        new SnoozeEnd.EventsReached()),
                snooze("users alike, each once",
                        snooze(null, null, null, 8, null), List.of(4, 3, 1), 600, 2,
                        new SnoozeEnd.UsersReached()),
                snooze("users in a window",
                        snooze(null, null, null, 8, 30), List.of(6, 6, 6), 31, -1, null),
                snooze("an hour above the limit escalates",
                        new Snooze(null, null, null, null, null, 10L, NOON, null, null),
                        List.of(9, 1, 1), 10, 2, new SnoozeEnd.Escalated(11, 10)),
                snooze("the same number over hours does not",
                        new Snooze(null, null, null, null, null, 10L, NOON, null, null),
                        List.of(9, 9, 9), 62, -1, null));
    }

    private static Arguments snooze(
            String rule, Snooze snooze, List<Integer> events, int stepMinutes, int endsAt,
            @Nullable SnoozeEnd end) {
        return Arguments.of(rule, snooze, events, stepMinutes, endsAt, end);
    }

    private static Snooze snooze(
            @Nullable Integer minutes, @Nullable Integer count, @Nullable Integer window,
            @Nullable Integer users, @Nullable Integer userWindow) {
        return new Snooze(
                minutes == null ? null : NOON.plus(Duration.ofMinutes(minutes)),
                count, window, users, userWindow, null, NOON, null, null);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("snoozes")
    void decide_ignored_rule(
            String rule, Snooze snooze, List<Integer> events, int stepMinutes, int endsAt,
            @Nullable SnoozeEnd end) {
        IssueState state = ignored(snooze);
        for (int step = 0; step < events.size(); step++) {
            Instant at = NOON.plus(Duration.ofMinutes((long) stepMinutes * (step + 1)));
            IssueChange change = decide(state, batch(events.get(step), at));
            if (step == endsAt) {
                assertThat(change).as(rule).isInstanceOfSatisfying(IssueChange.Unmuted.class,
                        unmuted -> assertThat(unmuted.why()).isEqualTo(end));
                return;
            }
            assertThat(change).as(rule + ", step " + step).isInstanceOfSatisfying(
                    IssueChange.Counted.class, counted -> assertThat(counted.tally()).isNotNull());
            state = state.tallied(((IssueChange.Counted) change).tally());
        }
        assertThat(endsAt).isEqualTo(-1);
    }

    @Test
    void decide_escalation_isEscalating_andSaysForecastAndCount() {
        Snooze snooze = new Snooze(null, null, null, null, null, 1L, NOON, null, null);

        assertThat(decide(ignored(snooze), batch(2, NOON.plusSeconds(60))))
                .isInstanceOfSatisfying(IssueChange.Unmuted.class, unmuted -> {
                    assertThat(unmuted.why().substatus()).isEqualTo(Substatus.ESCALATING);
                    assertThat(unmuted.why().entry().data()).containsEntry("events", 2L)
                            .containsEntry("forecast", 1L).containsEntry("reason",
                                    "2 events in an hour; forecast were at most 1");
                });
    }
}
