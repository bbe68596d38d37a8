package io.corral.domain.health;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far a release got among the sessions of a project and environment.
///
/// @param adoptedAt begin of the first day of use in which it had its share; null when it never had
/// @param replacedAt when it lost it; null while it has it, or never had
public record Adoption(Stage stage, @Nullable Instant adoptedAt, @Nullable Instant replacedAt) {

    /// With this share of a day's sessions a release counts as adopted (Sentry docs "Release
    /// Health", adoption stages).
    public static final double SHARE_MIN = 0.1;

    /// How far it got.
    public enum Stage {
        /// It never had its share.
        LOW,
        /// It has.
        ADOPTED,
        /// It had, and others took over.
        REPLACED;

        /// The word of the wire.
        public String wireName() {
            return switch (this) {
                case LOW -> "low_adoption";
                case ADOPTED -> "adopted";
                case REPLACED -> "replaced";
            };
        }
    }

    /// The sessions of one interval.
    ///
    /// @param begin of the interval
    /// @param release sessions of the release
    /// @param all sessions of all releases, this one included
    public record Interval(Instant begin, long release, long all) {
        private boolean isAdopted() {
            return all > 0 && release >= SHARE_MIN * all;
        }
    }

    /// Judges intervals in the order of time. Those without any session say nothing.
    public static Adoption of(List<Interval> intervals) {
        Instant adoptedAt = null;
        Instant replacedAt = null;
        for (Interval interval : intervals) {
            if (interval.all() == 0) {
                continue;
            }
            if (interval.isAdopted()) {
                adoptedAt = adoptedAt == null ? interval.begin() : adoptedAt;
                replacedAt = null;
            } else if (adoptedAt != null && replacedAt == null) {
                replacedAt = interval.begin();
            }
        }
        if (adoptedAt == null) {
            return new Adoption(Stage.LOW, null, null);
        }
        return new Adoption(
                replacedAt == null ? Stage.ADOPTED : Stage.REPLACED, adoptedAt, replacedAt);
    }
}
