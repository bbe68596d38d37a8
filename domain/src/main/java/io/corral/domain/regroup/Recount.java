package io.corral.domain.regroup;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What keys count after events moved between them. Stored rows are counted anew; what is counted
/// but no longer stored stays with the larger part, or goes back to where an undone job took it
/// from. Pure.
///
/// @param after by key; keys that count nothing have [KeyNumbers#NONE]
/// @param expired what each key counted beyond its stored rows, before; keys without are absent
/// @param homes where that went
public record Recount(
        Map<Long, KeyNumbers> after, Map<Long, KeyNumbers> expired, Map<Long, Long> homes) {

    /// Counts anew.
    ///
    /// @param counted what is counted now, by key; absent keys count nothing
    public static Recount of(Set<Long> keys, Map<Long, KeyNumbers> counted, Flows flows) {
        Map<Long, KeyNumbers> expired = expired(keys, counted, flows);
        Map<Long, Long> homes = new TreeMap<>();
        keys.forEach(key -> homes.put(key, flows.home(key)));
        return new Recount(after(keys, flows, expired, homes), expired, homes);
    }

    /// Counts anew when a job is undone. Keys of the job none of whose rows goes back stay out of
    /// it.
    ///
    /// @param undone what the job had found
    public static Recount undoing(
            Set<Long> keys, Map<Long, KeyNumbers> counted, Flows flows, Recount undone) {
        Map<Long, KeyNumbers> expired = expired(keys, counted, flows);
        Map<Long, KeyNumbers> given = new TreeMap<>(expired);
        Map<Long, Map<Long, KeyNumbers>> parts = new TreeMap<>();
        undone.expired.forEach((key, part) -> {
            long home = undone.homes.getOrDefault(key, key);
            if (keys.contains(key) && keys.contains(home)) {
                parts.computeIfAbsent(home, _ -> new TreeMap<>()).put(key, part);
            }
        });
        parts.forEach((home, taken) -> {
            KeyNumbers pool = expired.getOrDefault(home, KeyNumbers.NONE);
            long total = taken.values().stream().mapToLong(KeyNumbers::events).sum();
            if (pool.events() != total) {
                taken.remove(home);
                for (KeyNumbers part : taken.values()) {
                    pool = pool.minus(part);
                }
                given.put(home, pool);
            } else {
                given.remove(home);
            }
        });
        parts.values().forEach(taken -> taken.forEach(
                (key, part) -> given.merge(key, part, KeyNumbers::plus)));
        Map<Long, Long> homes = new TreeMap<>();
        keys.forEach(key -> homes.put(key, key));
        return new Recount(after(keys, flows, given, homes), expired, homes);
    }

    private static Map<Long, KeyNumbers> expired(
            Set<Long> keys, Map<Long, KeyNumbers> counted, Flows flows) {
        Map<Long, KeyNumbers> expired = new TreeMap<>();
        for (long key : keys) {
            KeyNumbers rest = counted.getOrDefault(key, KeyNumbers.NONE).minus(flows.before(key));
            if (rest.events() > 0) {
                expired.put(key, rest);
            }
        }
        return expired;
    }

    private static Map<Long, KeyNumbers> after(
            Set<Long> keys, Flows flows, Map<Long, KeyNumbers> expired, Map<Long, Long> homes) {
        Map<Long, KeyNumbers> after = new TreeMap<>();
        keys.forEach(key -> after.put(key, flows.after(key)));
        expired.forEach((key, rest) -> after.merge(
                homes.getOrDefault(key, key), rest, KeyNumbers::plus));
        return after;
    }
}
