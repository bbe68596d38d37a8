package io.corral.tools.triage;

import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.IssueFacts.Bucket;
import io.corral.domain.triage.Since.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An issue that comes much more often since a time than in as long a time before it. No server has
/// to say so: counts tell.
final class Rise {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOURS_MAX = Duration.ofHours(12);
    private static final long EVENTS_MIN = 10;
    private static final double FOLD_MIN = 3;

    private Rise() {}

    /// A turn for the worse at that time; empty when it is none, or when counts do not reach back
    /// far enough.
    static Optional<Turn> of(IssueFacts facts, Instant since, Instant now) {
        Duration length = Duration.between(since, now);
        boolean byHour = length.compareTo(HOURS_MAX) <= 0;
        Duration width = byHour ? HOUR : DAY;
        List<Bucket> buckets = byHour ? facts.hourly() : facts.daily();
        Instant before = since.minus(length);
        if (buckets.isEmpty() || buckets.getFirst().from().isAfter(before.plus(width))) {
            return Optional.empty();
        }
        long after = sum(buckets, since.minus(width), now);
        long earlier = sum(buckets, before.minus(width), since.minus(width));
        double fold = after / (double) Math.max(1, earlier);
        return after >= EVENTS_MIN && fold >= FOLD_MIN
                ? Optional.of(new Turn(since, String.format(Locale.ROOT,
                        "%d events, %d in as long before", after, earlier)))
                : Optional.empty();
    }

    // Buckets that begin after the one and not after the other.
    private static long sum(List<Bucket> buckets, Instant from, Instant to) {
        return buckets.stream()
                .filter(bucket -> bucket.from().isAfter(from) && !bucket.from().isAfter(to))
                .mapToLong(Bucket::events).sum();
    }
}
