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
    record Found(List<Instant> begins, Duration interval, List<Series> series)
            implements
                SeriesAnswer {
        public Found {
            begins = List.copyOf(begins);
            series = List.copyOf(series);
        }
    }

    /// The query has no meaning.
    record Refused(String sentence) implements SeriesAnswer {}

    /// One line.
    ///
    /// @param axis as asked
    /// @param group values of the groups as text; empty without groups
    /// @param values one for each step; null where there is nothing to compute from
    record Series(
            String axis,
            ValueType type,
            @Nullable String unit,
            List<String> group,
            List<@Nullable Double> values) {}
}
