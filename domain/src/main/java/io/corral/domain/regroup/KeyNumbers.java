package io.corral.domain.regroup;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/// What is counted for one grouping key, users aside.
///
/// @param events in all; hours may add up to less, because they are forgotten earlier
/// @param firstSeen null without events
/// @param lastSeen null without events
/// @param environments by name; empty for events that name none
/// @param releases by version; empty for events that name none
public record KeyNumbers(
        long events,
        @Nullable Instant firstSeen,
        @Nullable Instant lastSeen,
        Map<HourOf, Long> hours,
        Map<String, Span> environments,
        Map<String, Span> releases) {

    /// No events.
    public static final KeyNumbers NONE =
            new KeyNumbers(0, null, null, Map.of(), Map.of(), Map.of());

    public KeyNumbers {
        hours = Collections.unmodifiableMap(new TreeMap<>(hours));
        environments = Collections.unmodifiableMap(new TreeMap<>(environments));
        releases = Collections.unmodifiableMap(new TreeMap<>(releases));
    }

    /// An hour in an environment.
    ///
    /// @param environment empty for none
    public record HourOf(Instant hour, String environment) implements Comparable<HourOf> {

        private static final Comparator<HourOf> ORDER =
                Comparator.comparing(HourOf::hour).thenComparing(HourOf::environment);

        @Override
        public int compareTo(HourOf other) {
            return ORDER.compare(this, other);
        }
    }

    /// Events over a time.
    public record Span(long events, Instant firstSeen, Instant lastSeen) {

        private Span plus(Span other) {
            return new Span(events + other.events,
                    earlier(firstSeen, other.firstSeen), later(lastSeen, other.lastSeen));
        }

        /// What is left is older than what is taken, because what is forgotten goes by age.
        private @Nullable Span minus(@Nullable Span taken) {
            if (taken == null) {
                return this;
            }
            return events <= taken.events
                    ? null
                    : new Span(events - taken.events, firstSeen,
                            later(firstSeen, earlier(lastSeen, taken.firstSeen)));
        }
    }

    /// What tallied rows count.
    static KeyNumbers of(Iterable<RowTally> tallies) {
        Draft draft = new Draft();
        for (RowTally tally : tallies) {
            draft.add(tally);
        }
        return draft.build();
    }

    /// Both.
    public KeyNumbers plus(KeyNumbers other) {
        if (other.events == 0) {
            return this;
        }
        if (events == 0) {
            return other;
        }
        return new KeyNumbers(events + other.events, earlier(firstSeen, other.firstSeen),
                later(lastSeen, other.lastSeen), sum(hours, other.hours, Long::sum),
                sum(environments, other.environments, Span::plus),
                sum(releases, other.releases, Span::plus));
    }

    /// What is left without these rows; never less than nothing.
    public KeyNumbers minus(KeyNumbers rows) {
        if (rows.events == 0) {
            return this;
        }
        Instant from = firstSeen;
        Instant to = lastSeen;
        if (from == null || to == null || events <= rows.events) {
            return NONE;
        }
        Span whole = new Span(events, from, to).minus(rows.whole());
        if (whole == null) {
            return NONE;
        }
        Map<HourOf, Long> left = new TreeMap<>();
        hours.forEach((hour, count) -> {
            long rest = count - rows.hours.getOrDefault(hour, 0L);
            if (rest > 0) {
                left.put(hour, rest);
            }
        });
        return new KeyNumbers(whole.events, whole.firstSeen, whole.lastSeen, left,
                left(environments, rows.environments), left(releases, rows.releases));
    }

    private @Nullable Span whole() {
        return firstSeen == null || lastSeen == null
                ? null
                : new Span(events, firstSeen, lastSeen);
    }

    private static Map<String, Span> left(Map<String, Span> all, Map<String, Span> taken) {
        Map<String, Span> left = new TreeMap<>();
        all.forEach((name, span) -> {
            Span rest = span.minus(taken.get(name));
            if (rest != null) {
                left.put(name, rest);
            }
        });
        return left;
    }

    private static <K, V> Map<K, V> sum(
            Map<K, V> one, Map<K, V> other, BinaryOperator<V> plus) {
        Map<K, V> sum = new TreeMap<>(one);
        other.forEach((key, value) -> sum.merge(key, value, plus));
        return sum;
    }

    private static Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? present(other) : one;
    }

    private static Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? present(other) : one;
    }

    private static Instant present(@Nullable Instant time) {
        if (time == null) {
            throw new IllegalStateException("Events without a time");
        }
        return time;
    }

    /// Adds up tallies.
    private static final class Draft {
        private long events;
        private @Nullable Instant firstSeen;
        private @Nullable Instant lastSeen;
        private final Map<HourOf, Long> hours = new TreeMap<>();
        private final Map<String, Span> environments = new TreeMap<>();
        private final Map<String, Span> releases = new TreeMap<>();

        void add(RowTally tally) {
            Span span = new Span(tally.count(), tally.firstSeen(), tally.lastSeen());
            events += tally.count();
            firstSeen = earlier(firstSeen, tally.firstSeen());
            lastSeen = later(lastSeen, tally.lastSeen());
            hours.merge(new HourOf(tally.hour(), tally.environment()), tally.count(), Long::sum);
            environments.merge(tally.environment(), span, Span::plus);
            releases.merge(tally.release(), span, Span::plus);
        }

        KeyNumbers build() {
            return new KeyNumbers(
                    events, firstSeen, lastSeen, hours, environments, releases);
        }
    }
}
