package io.corral.domain.triage.check;

import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.IssueFacts.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How often it comes now, against how often it usually does.
///
/// The last 24 hours are compared with the median day of the seven before, so that one bad day
/// among them changes nothing; and the busier of the last two hours with the median day shared out
/// over its hours. Three times as much a day, or five times as much an hour, is a spike; a third,
/// or nothing for six hours, is a decline. What is younger than two days is compared with its own
/// hours. Less than ten events are no spike.
final class Frequency {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int DAYS = 7;
    private static final int DAYS_MIN = 2;
    private static final int HOURS_MIN = 3;
    private static final int PRESENT_HOURS = 2;
    private static final int QUIET_HOURS = 6;
    private static final int FEW = 10;
    private static final double DAY_FOLD = 3;
    private static final double HOUR_FOLD = 5;
    private static final int HOURS_A_DAY = 24;
    private static final String SOURCE = "stats.24h, stats.30d";

    private final List<Bucket> hours;
    private final List<Bucket> days;
    private final @Nullable Instant first;
    private final Instant now;

    private Frequency(IssueFacts facts, Instant now) {
        this.hours = facts.hourly();
        this.days = facts.daily();
        this.first = facts.firstSeen();
        this.now = now;
    }

    static Check of(Examined examined) {
        var frequency = new Frequency(examined.facts(), examined.now());
        if (frequency.hours.isEmpty() && frequency.days.isEmpty()) {
            return Check.unseen(CheckType.FREQUENCY,
                    "no counts by hour or day are known", SOURCE);
        }
        return Check.seen(CheckType.FREQUENCY, frequency.answer(), SOURCE, frequency.details());
    }

    private String answer() {
        if (isOver()) {
            return "declining: no event for " + QUIET_HOURS + " hours, after "
                    + Texts.count(Bucket.sum(hours), "event") + " in 24 hours";
        }
        List<Bucket> before = daysBefore();
        return before.size() >= DAYS_MIN ? againstDays(before) : againstHours();
    }

    private long lastDay() {
        return hours.isEmpty() ? days.getLast().events() : Bucket.sum(hours);
    }

    /// The seven before today, as far as the issue was there.
    private List<Bucket> daysBefore() {
        List<Bucket> full = days.isEmpty() ? days : days.subList(0, days.size() - 1);
        return since(full.subList(Math.max(0, full.size() - DAYS), full.size()), DAY);
    }

    private String againstDays(List<Bucket> before) {
        double usual = median(before);
        long day = lastDay();
        long hour =
                Bucket.most(hours.subList(Math.max(0, hours.size() - PRESENT_HOURS), hours.size()));
        double ofDay = day / Math.max(1, usual);
        double ofHour = hour / Math.max(1, usual / HOURS_A_DAY);
        String median = "the median of the last " + before.size() + " days";
        if (hour >= FEW && ofHour >= HOUR_FOLD && ofHour > ofDay) {
            return "spiking: " + Texts.count(hour, "event") + " in an hour, "
                    + (usual == 0 ? "none on most days" : Texts.times(ofHour) + " " + median);
        }
        if (day >= FEW && ofDay >= DAY_FOLD) {
            return "spiking: " + (usual == 0
                    ? Texts.count(day, "event") + " in 24 hours, none on most days before"
                    : Texts.times(ofDay) + " " + median);
        }
        if (usual >= 1 && ofDay <= 1 / DAY_FOLD) {
            return "declining: " + Texts.percent(ofDay) + " of " + median;
        }
        return usual < 1
                ? "steady, and rare: " + Texts.count(day, "event") + " in 24 hours"
                : "steady: " + Texts.times(ofDay) + " " + median;
    }

    private String againstHours() {
        List<Bucket> alive = since(hours, HOUR);
        int split = Math.max(0, alive.size() - PRESENT_HOURS);
        long hour = Bucket.most(alive.subList(split, alive.size()));
        long day = lastDay();
        if (day < FEW && split >= HOURS_MIN) {
            return "steady, and rare: " + Texts.count(day, "event") + " in 24 hours";
        }
        if (split < HOURS_MIN) {
            return (day >= FEW ? "spiking: " : "steady, and rare: ") + Texts.count(day, "event")
                    + (first == null
                            ? " in 24 hours"
                            : " in its first " + Texts.span(Duration.between(first, now)));
        }
        double usual = median(alive.subList(0, split));
        double fold = hour / Math.max(1, usual);
        String median = "the median hour since it began";
        if (hour >= FEW && fold >= DAY_FOLD) {
            return "spiking: " + Texts.times(fold) + " " + median;
        }
        return usual >= FEW && fold <= 1 / DAY_FOLD
                ? "declining: " + Texts.percent(fold) + " of " + median
                : "steady: " + Texts.times(fold) + " " + median;
    }

    private boolean isOver() {
        return hours.size() >= QUIET_HOURS && Bucket.sum(hours) >= FEW
                && Bucket.sum(hours.subList(hours.size() - QUIET_HOURS, hours.size())) == 0;
    }

    private List<String> details() {
        String day = Texts.count(lastDay(), "event") + " in the last 24 hours";
        List<Bucket> before = daysBefore();
        String usual = before.isEmpty()
                ? ""
                : ", " + Math.round(median(before)) + " on a median day of the "
                        + before.size() + " before";
        String busiest = hours.isEmpty() ? "" : ", " + Bucket.most(hours) + " in the busiest hour";
        return List.of(day + usual + busiest);
    }

    private List<Bucket> since(List<Bucket> buckets, Duration width) {
        Instant began = first;
        return began == null
                ? buckets
                : buckets.stream().filter(bucket -> bucket.from().plus(width).isAfter(began))
                        .toList();
    }

    private static double median(List<Bucket> buckets) {
        long[] sorted = buckets.stream().mapToLong(Bucket::events).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }
}
