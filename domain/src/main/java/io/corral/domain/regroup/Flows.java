package io.corral.domain.regroup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How many stored events go from which key to which, and where what can no longer be told apart
/// belongs: with the larger part.
public final class Flows {

    private final Map<Long, Map<Long, Long>> counts = new TreeMap<>();
    private final Map<Long, List<RowTally>> before = new HashMap<>();
    private final Map<Long, List<RowTally>> after = new HashMap<>();

    /// The flows of these tallies.
    public Flows(Collection<RowTally> tallies) {
        for (RowTally tally : tallies) {
            counts.computeIfAbsent(tally.from(), _ -> new TreeMap<>())
                    .merge(tally.to(), tally.count(), Long::sum);
            before.computeIfAbsent(tally.from(), _ -> new ArrayList<>()).add(tally);
            after.computeIfAbsent(tally.to(), _ -> new ArrayList<>()).add(tally);
        }
    }

    /// Events that have the first key and are to have the second.
    long count(long from, long to) {
        return counts.getOrDefault(from, Map.of()).getOrDefault(to, 0L);
    }

    /// The key that most stored events of a key are to have: itself among equals, then the smaller
    /// number; itself without stored events.
    long home(long key) {
        long home = key;
        long most = count(key, key);
        for (var to : counts.getOrDefault(key, Map.of()).entrySet()) {
            if (to.getValue() > most) {
                home = to.getKey();
                most = to.getValue();
            }
        }
        return home;
    }

    /// What the stored rows of a key count now.
    KeyNumbers before(long key) {
        return KeyNumbers.of(before.getOrDefault(key, List.of()));
    }

    /// What the stored rows count that are to have a key.
    KeyNumbers after(long key) {
        return KeyNumbers.of(after.getOrDefault(key, List.of()));
    }

    /// Stored events that are to have a key.
    public long count(long to) {
        return after.getOrDefault(to, List.of()).stream().mapToLong(RowTally::count).sum();
    }

    /// Whether an event that is to have the key was not caught by the application.
    public boolean isUnhandled(long key) {
        return after.getOrDefault(key, List.of()).stream().anyMatch(RowTally::unhandled);
    }
}
