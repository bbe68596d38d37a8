package io.corral.domain.group;

import io.corral.domain.event.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All split marks of a project. Immutable, safe for any number of threads.
public final class SplitMarks {

    /// No marks.
    public static final SplitMarks NONE = new SplitMarks(List.of());

    /// What was split can be split again, so deep at most.
    private static final int DEPTH_MAX = 16;

    private final Map<Long, List<SplitMark>> byKey = new HashMap<>();

    /// @param marks of one project; of those about one key the first that matches decides
    public SplitMarks(List<SplitMark> marks) {
        for (SplitMark mark : marks) {
            byKey.computeIfAbsent(mark.key(), _ -> new ArrayList<>()).add(mark);
        }
    }

    /// The keys an event has once marks are heeded: mostly the same. Costs one look-up, and an
    /// explanation of the event where its key is divided by frame or message. A key that was split
    /// off has no aliases, so that nothing joins it to what it was split from.
    public GroupingKeys apply(GroupingKeys keys, Event event, GroupingConfig config) {
        if (byKey.isEmpty()) {
            return keys;
        }
        long primary = keys.primary();
        if (!byKey.containsKey(primary)) {
            primary = keys.aliases().stream().filter(byKey::containsKey).findFirst()
                    .orElse(0L);
        }
        if (primary == 0) {
            return keys;
        }
        long split = apply(primary, new SplitFacts(event, config));
        return split == primary
                ? keys
                : new GroupingKeys(split, keys.allFrames(), keys.tier(), keys.algorithm(),
                        keys.ruleSet(), List.of());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SplitMarks marks && byKey.equals(marks.byKey);
    }

    @Override
    public int hashCode() {
        return byKey.hashCode();
    }

    /// Whether marks have a say about events with these keys.
    public boolean concern(GroupingKeys keys) {
        return byKey.containsKey(keys.primary())
                || keys.aliases().stream().anyMatch(byKey::containsKey);
    }

    private long apply(long key, SplitFacts facts) {
        long current = key;
        for (int depth = 0; depth < DEPTH_MAX; depth++) {
            long next = next(current, facts);
            if (next == current) {
                return current;
            }
            current = next;
        }
        return current;
    }

    private long next(long key, SplitFacts facts) {
        for (SplitMark mark : byKey.getOrDefault(key, List.of())) {
            if (mark.matches(facts)) {
                return mark.gives();
            }
        }
        return key;
    }
}
