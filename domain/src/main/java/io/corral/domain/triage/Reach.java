package io.corral.domain.triage;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How many are hurt, how fast.
///
/// @param usersPerHour people in the worst hour: all of them where it is younger than an hour,
///     otherwise shared out as the events are
/// @param eventsPerMinute in the worst hour, counting the minutes of it that were seen
record Reach(long users, double usersPerHour, double eventsPerMinute) {

    private static final Duration HOUR = Duration.ofHours(1);

    static Reach of(IssueFacts facts, Instant now) {
        return new Reach(facts.usersOrZero(), usersPerHour(facts, now),
                eventsPerMinute(facts, now));
    }

    private static double usersPerHour(IssueFacts facts, Instant now) {
        double users = facts.usersOrZero();
        Instant first = facts.firstSeen();
        double worst = IssueFacts.Bucket.most(facts.hourly());
        double shared = facts.events() == 0 ? 0 : users * worst / facts.events();
        if (first == null) {
            return shared;
        }
        double hours = Math.max(1, minutes(first, now) / 60);
        boolean young = hours <= 24;
        return Math.min(users, Math.max(young ? users / hours : 0, young ? 0 : shared));
    }

    private static double eventsPerMinute(IssueFacts facts, Instant now) {
        double worst = 0;
        for (IssueFacts.Bucket bucket : facts.hourly()) {
            Instant from = later(bucket.from(), facts.firstSeen());
            Instant end = bucket.from().plus(HOUR).isAfter(now)
                    ? now
                    : bucket.from().plus(HOUR);
            worst = Math.max(worst, bucket.events() / Math.max(1, minutes(from, end)));
        }
        // Counts are whole; a tenth of an event is rounding.
        return Math.floor(worst * 10 + 0.5) / 10;
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }

    private static double minutes(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toSeconds()) / 60.0;
    }
}
