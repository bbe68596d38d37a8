package io.corral.domain.triage;

import io.corral.domain.issue.SnoozeEnd;
import io.corral.domain.triage.IssueFacts.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An issue that left its forecast.
///
/// The forecast says how many events an hour may bring: the most of
///
/// - ten, so that a quiet issue does not escalate by a handful;
/// - five times the mean of an hour of the seven days before, or of the time since it was
///   first seen where that is shorter;
/// - twice the busiest of the 22 hours before, so that what comes and goes with the day stays
///   within.
///
/// Compared with it is the present hour or the one before, whichever has more; both are left out of
/// what the forecast is made from. Three hours of history are enough.
///
/// @param events of the hour
/// @param forecast events that were within bounds
public record Escalation(long events, long forecast) {

    private static final long QUIET_LIMIT = 10;
    private static final double MEAN_FACTOR = 5;
    private static final int PRESENT_HOURS = 2;
    private static final int DAYS = 7;
    private static final Duration HISTORY_MIN = Duration.ofHours(3);

    /// Whether an issue left its forecast; empty when it did not, or when its counts are not known.
    public static Optional<Escalation> of(IssueFacts facts) {
        List<Bucket> hours = facts.hourly();
        Instant first = facts.firstSeen();
        if (hours.size() <= PRESENT_HOURS || facts.daily().isEmpty() || first == null) {
            return Optional.empty();
        }
        List<Bucket> before = hours.subList(0, hours.size() - PRESENT_HOURS);
        List<Bucket> present = hours.subList(before.size(), hours.size());
        Instant end = present.getFirst().from();
        if (first.plus(HISTORY_MIN).isAfter(end)) {
            return Optional.empty();
        }
        long forecast = Math.max(QUIET_LIMIT, Math.max(2 * Bucket.most(before),
                (long) Math.ceil(MEAN_FACTOR * mean(facts.daily(), present, first))));
        long events = Bucket.most(present);
        return events > forecast
                ? Optional.of(new Escalation(events, forecast))
                : Optional.empty();
    }

    /// One sentence for a person.
    public String reason() {
        return SnoozeEnd.Escalated.sentence(events, forecast);
    }

    // Of an hour, from seven days before today on, or from the first event on, up to the present.
    private static double mean(List<Bucket> daily, List<Bucket> present, Instant first) {
        List<Bucket> days = daily.subList(Math.max(0, daily.size() - DAYS - 1), daily.size());
        Instant begin = days.getFirst().from();
        Instant from = first.isAfter(begin) ? first : begin;
        double hours = Duration.between(from, present.getFirst().from()).toMinutes() / 60.0;
        return Math.max(0, Bucket.sum(days) - Bucket.sum(present)) / Math.max(1, hours);
    }
}
