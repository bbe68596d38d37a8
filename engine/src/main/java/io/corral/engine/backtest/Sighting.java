package io.corral.engine.backtest;

import io.corral.domain.id.EventId;
import io.corral.engine.backtest.Replay.Fate;
import io.corral.engine.backtest.Replay.Keyed;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What was seen when events were grouped again. For one thread.
final class Sighting {

    /// Of more pairs of keys no example is kept.
    private static final int EXAMPLES_MAX = 300_000;

    private final boolean all;
    private final MovePlan plan = new MovePlan();
    private final Map<Flow, EventId> examples = new HashMap<>();
    private final Set<Long> keys = new HashSet<>();
    private long events;
    private long unreadable;

    /// From the key that events have to the one they would have.
    record Flow(long from, long to) {}

    /// @param all whether rows may have other keys than their events came with, so that an event
    ///     that would have the key it came with may have to move too
    Sighting(boolean all) {
        this.all = all;
    }

    /// Takes one event in.
    void add(Keyed keyed) {
        events++;
        keys.add(keyed.from());
        if (keyed.fate() == Fate.UNREADABLE) {
            unreadable++;
        }
        if (keyed.fate() != Fate.GROUPED) {
            return;
        }
        if (examples.size() < EXAMPLES_MAX) {
            examples.putIfAbsent(new Flow(keyed.from(), keyed.to()), keyed.event());
        }
        if (all || keyed.from() != keyed.to()) {
            plan.add(keyed.event(), keyed.to());
        }
    }

    MovePlan plan() {
        return plan;
    }

    /// The keys events came with.
    Set<Long> keys() {
        return Collections.unmodifiableSet(keys);
    }

    long events() {
        return events;
    }

    long unreadable() {
        return unreadable;
    }

    /// Whether rows may have other keys than their events came with; then all are planned.
    boolean isOfAll() {
        return all;
    }

    /// An event that came with the one key and would have the other.
    Optional<EventId> example(long from, long to) {
        return Optional.ofNullable(examples.get(new Flow(from, to)));
    }
}
