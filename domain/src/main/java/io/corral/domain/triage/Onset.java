package io.corral.domain.triage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When an issue began, or last rose so that a person would say it began.
///
/// @param from earliest moment
/// @param to latest moment; the same where the first event is meant
public record Onset(Instant from, Instant to) {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int BEFORE_MIN = 3;
    private static final int EVENTS_MIN = 8;
    private static final double FOLD_MIN = 5;
    private static final double QUIET = 0.25;

    /// The first event, or a step up at least two days later; empty when neither is known.
    static Optional<Onset> of(IssueFacts facts) {
        Instant first = facts.firstSeen();
        Optional<Onset> hour = step(since(facts.hourly(), first), HOUR);
        Optional<Onset> day = step(since(facts.daily(), first), DAY);
        if (first == null) {
            return hour.or(() -> day);
        }
        Instant earliest = first.plus(DAY.multipliedBy(2));
        Optional<Onset> rise = day.filter(step -> step.to().isAfter(earliest))
                // A step of today is known by the hour.
                .map(step -> hour.filter(each -> !each.from().isBefore(step.from())).orElse(step));
        return rise.or(() -> Optional.of(new Onset(first, first)));
    }

    private static List<IssueFacts.Bucket> since(List<IssueFacts.Bucket> buckets,
            @Nullable Instant first) {
        return first == null
                ? buckets
                : buckets.stream().filter(bucket -> bucket.from().plus(DAY).isAfter(first))
                        .toList();
    }

    // The place that parts the buckets into the most different halves, if it is a step there and
    // no slow growth. One pass.
    private static Optional<Onset> step(List<IssueFacts.Bucket> buckets, Duration width) {
        double all = IssueFacts.Bucket.sum(buckets);
        double before = 0;
        double best = FOLD_MIN;
        Optional<Onset> step = Optional.empty();
        for (int i = 0; i < buckets.size(); i++) {
            double after = all - before;
            if (i >= BEFORE_MIN && after >= EVENTS_MIN) {
                double fold = after / (buckets.size() - i) / Math.max(QUIET, before / i);
                if (fold > best && isSteep(buckets, i)) {
                    best = fold;
                    Instant from = buckets.get(i).from();
                    step = Optional.of(new Onset(from, from.plus(width)));
                }
            }
            before += buckets.get(i).events();
        }
        return step;
    }

    private static boolean isSteep(List<IssueFacts.Bucket> buckets, int i) {
        long next = i + 1 < buckets.size() ? buckets.get(i + 1).events() : 0;
        long here = Math.max(buckets.get(i).events(), next);
        return buckets.get(i).events() > 0
                && here >= 3 * Math.max(1, buckets.get(i - 1).events());
    }
}
