package io.corral.testkit.contract;

import static io.corral.testkit.event.EventRowBuilder.NOON;
import static io.corral.testkit.event.EventRowBuilder.aRow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.corral.domain.id.EventId;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.regroup.KeyMove;
import io.corral.domain.regroup.RowTally;
import io.corral.store.UserSketch;
import io.corral.store.Watermark;
import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventExpression.Issue;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventRow.Errors;
import io.corral.store.event.EventRowKind;
import io.corral.store.event.EventScope;
import io.corral.store.event.EventStore;
import io.corral.store.event.MovedRows;
import io.corral.store.event.RowMoves;
import io.corral.store.issue.KeyLink;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How every event store gives rows other keys.
public abstract class EventRegroupContract {

    private static final ProjectId PROJECT = new ProjectId(1);
    private static final Instant HOUR = NOON.truncatedTo(ChronoUnit.HOURS);

    private EventStore store;

    /// A store without rows.
    protected abstract EventStore open();

    @BeforeEach
    void openStore() {
        store = open();
        store.append(new Watermark(0, 1), List.of(
                aRow().withId(1).withKey(7).byUser("ann").build(),
                aRow().withId(2).withKey(7).byUser("bob").at(NOON.plusSeconds(60)).build(),
                aRow().withId(3).withKey(8).byUser("ann").inEnvironment("live").build(),
                aRow().withId(4).withKey(9).build(),
                aRow().withId(5).withKey(7).inProject(2).build()));
        store.updateKeys(List.of(link(7, 70L, 1), link(8, 80L, 2), link(9, 90L, 3)));
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private static KeyLink link(long key, @Nullable Long issue, long version) {
        return new KeyLink(
                new IssueKey(PROJECT, key), issue == null ? null : new IssueId(issue), version);
    }

    private static RowMoves moves(KeyMove... moves) {
        return new RowMoves.Planned(List.of(moves));
    }

    private static KeyMove move(long from, long to, long id) {
        return new KeyMove(from, to, List.of(new EventId(id, id)));
    }

    private Map<Long, Object> keys(EventField column) {
        var query = new EventQuery(
                new EventScope(EnumSet.allOf(EventRowKind.class),
                        Set.of(PROJECT, new ProjectId(2)), NOON.minus(Duration.ofDays(1)),
                        NOON.plus(Duration.ofDays(1))),
                EventPredicate.ALWAYS,
                List.of(new Field(EventField.ID), column == EventField.PROJECT
                        ? new Issue()
                        : new Field(column)),
                null, List.of(), 10, 0, 0);
        Map<Long, Object> keys = new TreeMap<>();
        store.query(query).rows().forEach(row -> keys.put(
                Long.parseLong(String.valueOf(row.get(0)).substring(16), 16),
                row.get(1) == null ? "none" : row.get(1)));
        return keys;
    }

    private static Map<Long, Long> counts(Map<Long, UserSketch> users) {
        Map<Long, Long> counts = new TreeMap<>();
        users.forEach((key, sketch) -> counts.put(key, sketch.count()));
        return counts;
    }

    private Map<Long, Object> keys() {
        return keys(EventField.KEY);
    }

    private Map<Long, Object> issues() {
        return keys(EventField.PROJECT);
    }

    @Test
    void tally_rowsOfAllKeysConcerned_byOldAndNewKey() {
        MovedRows rows = store.tally(PROJECT, moves(move(7, 8, 2)));

        assertThat(rows.tallies()).containsExactlyInAnyOrder(
                new RowTally(7, 7, HOUR, "", "", 1, NOON, NOON, false),
                new RowTally(7, 8, HOUR, "", "", 1, NOON.plusSeconds(60), NOON.plusSeconds(60),
                        false),
                new RowTally(8, 8, HOUR, "live", "", 1, NOON, NOON, false));
        assertThat(counts(rows.usersBefore())).containsOnly(
                Map.entry(7L, 2L), Map.entry(8L, 1L));
        assertThat(counts(rows.usersAfter())).containsOnly(
                Map.entry(7L, 1L), Map.entry(8L, 2L));
        assertThat(rows.newest()).containsOnly(
                Map.entry(7L, new MovedRows.Newest(new EventId(1, 1), NOON)),
                Map.entry(8L, new MovedRows.Newest(new EventId(2, 2), NOON.plusSeconds(60))));
        assertThat(keys()).containsEntry(2L, 7L);
    }

    @Test
    void tally_uncaughtEvent_isTold() {
        store.append(new Watermark(0, 2), List.of(aRow().withId(6).withKey(20)
                .withErrors(new Errors(List.of("E"), List.of(), List.of(true, false), List.of(),
                        List.of()))
                .build()));

        assertThat(store.tally(PROJECT, moves(KeyMove.whole(20, 21))).tallies())
                .singleElement().returns(true, RowTally::unhandled);
    }

    @Test
    void regroup_movesRowsAndLinksTogether_inItsProjectOnly() {
        store.regroup(1, PROJECT, moves(KeyMove.whole(7, 11), move(9, 8, 4)),
                List.of(link(7, null, 4), link(11, 70L, 5), link(9, null, 6)));

        assertThat(keys()).containsExactly(
                Map.entry(1L, 11L), Map.entry(2L, 11L), Map.entry(3L, 8L), Map.entry(4L, 8L),
                Map.entry(5L, 7L));
        assertThat(issues()).containsEntry(1L, 70L).containsEntry(4L, 80L)
                .containsEntry(5L, "none");
        assertThat(store.keysVersion()).isEqualTo(6);
    }

    @Test
    void regroup_whateverKeyTheyHave_movesEvents() {
        RowMoves moves = moves(KeyMove.to(12, List.of(new EventId(1, 1), new EventId(3, 3))));

        assertThat(store.tally(PROJECT, moves).tallies())
                .extracting(RowTally::from, RowTally::to, RowTally::count)
                .containsExactlyInAnyOrder(tuple(7L, 12L, 1L), tuple(7L, 7L, 1L),
                        tuple(8L, 12L, 1L));
        store.regroup(1, PROJECT, moves, List.of());

        assertThat(keys()).containsEntry(1L, 12L).containsEntry(2L, 7L).containsEntry(3L, 12L);
    }

    @Test
    void regroup_sameJobAgain_changesNothing() {
        store.regroup(1, PROJECT, moves(KeyMove.whole(7, 11)), List.of(link(11, 70L, 4)));
        store.regroup(1, PROJECT, moves(KeyMove.whole(11, 12)), List.of());

        assertThat(keys()).containsEntry(1L, 11L);
    }

    @Test
    void regroup_eventThatHasAnotherKeyByNow_stays() {
        store.regroup(1, PROJECT, moves(move(8, 11, 1), move(7, 12, 2)), List.of());

        assertThat(keys()).containsEntry(1L, 7L).containsEntry(2L, 12L);
    }

    @Test
    void regroup_reversed_putsBackWhatStillHasTheKey() {
        store.regroup(1, PROJECT, moves(KeyMove.whole(7, 11)), List.of());
        store.regroup(2, PROJECT, moves(move(11, 13, 2)), List.of());
        store.append(new Watermark(0, 2), List.of(aRow().withId(6).withKey(11).build()));

        MovedRows back = store.tally(PROJECT, new RowMoves.Reversed(1));
        store.regroup(3, PROJECT, new RowMoves.Reversed(1), List.of());

        assertThat(back.tallies()).extracting(RowTally::from, RowTally::to, RowTally::count)
                .contains(tuple(11L, 7L, 1L));
        assertThat(keys()).containsEntry(1L, 7L).containsEntry(2L, 13L).containsEntry(6L, 11L);
    }

    @Test
    void forgetMoves_reversedDoesNothing() {
        store.regroup(1, PROJECT, moves(KeyMove.whole(7, 11)), List.of());
        store.forgetMoves(1);
        store.regroup(2, PROJECT, new RowMoves.Reversed(1), List.of());

        assertThat(keys()).containsEntry(1L, 11L);
    }
}
