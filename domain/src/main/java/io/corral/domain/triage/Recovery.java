package io.corral.domain.triage;

import io.corral.domain.triage.IssueFacts.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An issue that failed and stopped by itself: nobody resolved it, and it has been quiet for too
/// long to be a pause. Quiet for long enough is the longest of
///
/// - an hour;
/// - the time that would have brought ten more events, at the rate of the seven days up to the last
///   one, or since it was first seen where that is shorter (at a steady rate such a silence has a
///   chance of e^-10);
/// - three times its longest pause within the hours and days that were counted, so that what comes
///   with the night or the weekend does not recover each morning.
///
/// Fewer than ten events in those days are too few to tell.
///
/// @param events of the seven days up to the last one
/// @param lastSeen its last event
/// @param at from when on it counted as recovered
public record Recovery(long events, Instant lastSeen, Instant at) {

    private static final long EVENTS_MIN = 10;
    private static final int PAUSES = 3;
    private static final Duration QUIET_MIN = Duration.ofHours(1);
    private static final Duration RATED = Duration.ofDays(7);

    /// Whether an issue recovered; empty when it did not, or when its counts are not known.
    public static Optional<Recovery> of(IssueFacts facts, Instant now) {
        Instant last = facts.lastSeen();
        Instant first = facts.firstSeen();
        if (last == null || first == null || facts.daily().isEmpty()
                || Duration.between(last, now).compareTo(QUIET_MIN) < 0) {
            return Optional.empty();
        }
        Instant from = later(first, last.minus(RATED));
        long events = sum(facts.daily(), from, last);
        if (events < EVENTS_MIN) {
            return Optional.empty();
        }
        Duration quiet = longest(QUIET_MIN, longest(
                span(from, last).multipliedBy(EVENTS_MIN).dividedBy(events),
                longestPause(facts, last).multipliedBy(PAUSES)));
        Instant at = last.plus(quiet);
        return at.isAfter(now) ? Optional.empty() : Optional.of(new Recovery(events, last, at));
    }

    /// One sentence for a person.
    public String reason() {
        return events + " events in the days before, then none";
    }

    // Days are counted whole: what came earlier on the first one makes the rate higher at most.
    private static long sum(List<Bucket> daily, Instant from, Instant to) {
        return daily.stream()
                .filter(day -> day.from().plus(Duration.ofDays(1)).isAfter(from)
                        && !day.from().isAfter(to))
                .mapToLong(Bucket::events).sum();
    }

    private static Duration span(Instant from, Instant to) {
        return longest(QUIET_MIN, Duration.between(from, to));
    }

    private static Duration longestPause(IssueFacts facts, Instant last) {
        return longest(pause(facts.hourly(), Duration.ofHours(1), last, facts),
                pause(facts.daily(), Duration.ofDays(1), last, facts));
    }

    /// The longest run of empty buckets before the last event, where it was known already.
    private static Duration pause(
            List<Bucket> buckets, Duration width, Instant last, IssueFacts facts) {
        Instant first = facts.firstSeen();
        int run = 0;
        int longest = 0;
        for (Bucket bucket : buckets) {
            boolean isKnown = first != null && !bucket.from().isBefore(first)
                    && bucket.from().isBefore(last);
            run = isKnown && bucket.events() == 0 ? run + 1 : 0;
            boolean isOver = !bucket.from().plus(width).isAfter(last);
            longest = isOver ? Math.max(longest, run) : longest;
        }
        return width.multipliedBy(longest);
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
