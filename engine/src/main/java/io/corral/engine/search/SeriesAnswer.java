package io.corral.engine.search;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of a [SeriesRequest].
public sealed interface SeriesAnswer {

    /// Series with the same steps.
    ///
    /// @param begins of the steps, without gaps, aligned to the interval
    /// @param series of the groups, most first, and within a group by axis
    /// @param others what is left when there are groups, by axis; empty without groups
    record Found(
            List<Instant> begins, Duration interval, List<Series> series, List<Series> others)
            implements
                SeriesAnswer {
        public Found {
            begins = List.copyOf(begins);
            series = List.copyOf(series);
            others = List.copyOf(others);
        }
    }

    /// The query has no meaning.
    record Refused(String sentence) implements SeriesAnswer {}

    /// One line.
    ///
    /// @param axis as asked
    /// @param group values of the groups as they are shown; empty without groups
    /// @param values one for each step; null where there is nothing to compute from
    /// @param before the values to compare with, one for each step; null without a comparison
    record Series(
            String axis,
            ValueType type,
            @Nullable String unit,
            List<String> group,
            List<@Nullable Double> values,
            @Nullable List<@Nullable Double> before) {

        /// The same beside another one's values.
        Series comparedWith(List<@Nullable Double> others) {
            return new Series(axis, type, unit, group, values, others);
        }
    }
}
