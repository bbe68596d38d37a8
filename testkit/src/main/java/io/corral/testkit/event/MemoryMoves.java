package io.corral.testkit.event;

import com.dynatrace.hash4j.hashing.Hashing;
import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.regroup.KeyMove;
import io.corral.domain.regroup.RowTally;
import io.corral.store.UserSketch;
import io.corral.store.event.EventRow;
import io.corral.store.event.EventRow.Origin;
import io.corral.store.event.MovedRows;
import io.corral.store.event.MovedRows.Newest;
import io.corral.store.event.RowMoves;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which rows in memory are to have which keys.
///
/// @param whole new keys of all rows with a key
/// @param single new keys of single events
record MemoryMoves(Map<Long, Long> whole, Map<EventId, KeyMove> single, Set<Long> keys) {

    static MemoryMoves of(RowMoves moves, Map<Long, List<KeyMove>> done) {
        MemoryMoves all = new MemoryMoves(new HashMap<>(), new HashMap<>(), new HashSet<>());
        switch (moves) {
            case RowMoves.Planned(var planned) -> planned.forEach(all::add);
            case RowMoves.Reversed(var job) -> done.getOrDefault(job, List.of()).forEach(
                    move -> all.add(new KeyMove(move.to(), move.from(), move.events())));
        }
        return all;
    }

    private void add(KeyMove move) {
        keys.add(move.from());
        keys.add(move.to());
        if (move.isWhole()) {
            whole.put(move.from(), move.to());
        }
        move.events().forEach(event -> single.put(event, move));
    }

    private long target(Origin origin) {
        KeyMove move = origin.id() == null ? null : single.get(origin.id());
        return move != null && move.takes(origin.key())
                ? move.to()
                : whole.getOrDefault(origin.key(), origin.key());
    }

    private boolean concerns(ProjectId project, Origin origin) {
        return origin.project().equals(project) && origin.key() != 0
                && keys.contains(origin.key());
    }

    /// Learns the keys of rows that move whatever key they have.
    private void look(ProjectId project, List<EventRow> rows) {
        for (EventRow row : rows) {
            KeyMove move = row.origin().id() == null ? null : single.get(row.origin().id());
            if (move != null && move.from() == 0 && row.origin().project().equals(project)) {
                keys.add(row.origin().key());
            }
        }
    }

    MovedRows tally(ProjectId project, List<EventRow> rows) {
        look(project, rows);
        List<RowTally> tallies = new ArrayList<>();
        Map<Long, UserSketch> before = new HashMap<>();
        Map<Long, UserSketch> after = new HashMap<>();
        Map<Long, Newest> newest = new HashMap<>();
        for (EventRow row : rows) {
            Origin origin = row.origin();
            EventId id = origin.id();
            if (id == null || !concerns(project, origin)) {
                continue;
            }
            long to = target(origin);
            tallies.add(tally(row, to));
            String user = row.person().identity();
            if (user != null) {
                List<Long> hash = List.of(Hashing.xxh3_64().hashCharsToLong(user));
                before.merge(origin.key(), UserSketch.of(hash), UserSketch::plus);
                after.merge(to, UserSketch.of(hash), UserSketch::plus);
            }
            newest.merge(to, new Newest(id, origin.timestamp()), MemoryMoves::later);
        }
        return new MovedRows(tallies, before, after, newest);
    }

    private static RowTally tally(EventRow row, long to) {
        Origin origin = row.origin();
        return new RowTally(
                origin.key(), to, origin.timestamp().truncatedTo(ChronoUnit.HOURS),
                text(row.labels().environment()), text(row.labels().release()), 1,
                origin.timestamp(), origin.timestamp(), row.errors().handled().contains(false));
    }

    private static String text(@Nullable String name) {
        return name == null ? "" : name;
    }

    private static Newest later(Newest one, Newest other) {
        int order = one.timestamp().compareTo(other.timestamp());
        return order > 0 || (order == 0 && one.event().compareTo(other.event()) > 0) ? one : other;
    }

    /// Gives rows their keys.
    ///
    /// @return what was done, event by event
    List<KeyMove> move(ProjectId project, List<EventRow> rows) {
        look(project, rows);
        List<KeyMove> done = new ArrayList<>();
        rows.replaceAll(row -> {
            Origin old = row.origin();
            EventId id = old.id();
            if (id == null || !concerns(project, old) || target(old) == old.key()) {
                return row;
            }
            done.add(new KeyMove(old.key(), target(old), List.of(id)));
            return withKey(row, target(old));
        });
        return done;
    }

    private static EventRow withKey(EventRow row, long key) {
        Origin old = row.origin();
        return new EventRow(
                new Origin(old.kind(), old.project(), old.id(), key, old.timestamp(),
                        old.receivedAt(), old.position()),
                row.labels(), row.summary(), row.errors(), row.stack(), row.person(),
                row.client(), row.http(), row.trace(), row.operation(), row.attributes());
    }
}
