package io.corral.engine.backtest;

import io.corral.domain.id.EventId;
import io.corral.domain.regroup.KeyMove;
import io.corral.store.StoreException;
import io.corral.store.StoreException.Category;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Which events are to have which keys, in 16 bytes an event. For one thread.
final class MovePlan implements Iterable<KeyMove> {

    /// More do not fit in memory beside everything else.
    private static final long EVENTS_MAX = 4_000_000;
    private static final int MOVE_EVENTS_MAX = 1_000;

    private final Map<Long, Ids> byKey = new TreeMap<>();
    private long size;

    /// Ids of events, as they are in memory: two numbers each.
    private static final class Ids {
        private long[] numbers = new long[8];
        private int length;

        void add(EventId id) {
            if (length == numbers.length) {
                numbers = Arrays.copyOf(numbers, length + 2 * Math.max(4, length / 4));
            }
            numbers[length++] = id.high();
            numbers[length++] = id.low();
        }

        Optional<EventId> first(Set<EventId> wanted) {
            return IntStream.iterate(0, at -> at < length, at -> at + 2)
                    .mapToObj(at -> new EventId(numbers[at], numbers[at + 1]))
                    .filter(wanted::contains).findFirst();
        }

        KeyMove move(long key, int first) {
            List<EventId> ids = new ArrayList<>();
            for (int i = first; i < Math.min(length, first + 2 * MOVE_EVENTS_MAX); i += 2) {
                ids.add(new EventId(numbers[i], numbers[i + 1]));
            }
            return KeyMove.to(key, ids);
        }

        Stream<KeyMove> moves(long key) {
            return IntStream.iterate(0, first -> first < length,
                    first -> first + 2 * MOVE_EVENTS_MAX)
                    .mapToObj(first -> move(key, first));
        }
    }

    /// The event is to have this key.
    void add(EventId event, long key) {
        if (size >= EVENTS_MAX) {
            throw new StoreException(Category.TOO_EXPENSIVE, ("More than %,d events would get"
                    + " another key: try fewer days.").formatted(EVENTS_MAX), null);
        }
        byKey.computeIfAbsent(key, _ -> new Ids()).add(event);
        size++;
    }

    /// One of these events that is to have a key.
    Optional<EventId> first(long key, Set<EventId> of) {
        Ids planned = byKey.get(key);
        return planned == null || of.isEmpty() ? Optional.empty() : planned.first(of);
    }

    long size() {
        return size;
    }

    /// Forgets everything.
    void clear() {
        byKey.clear();
        size = 0;
    }

    @Override
    public Iterator<KeyMove> iterator() {
        return byKey.entrySet().stream()
                .flatMap(each -> each.getValue().moves(each.getKey())).iterator();
    }
}
