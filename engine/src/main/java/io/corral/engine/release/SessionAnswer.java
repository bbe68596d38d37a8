package io.corral.engine.release;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What came of a question about sessions.
public sealed interface SessionAnswer {

    /// An answer.
    ///
    /// @param intervals begin of each
    record Found(Instant start, Instant end, List<Instant> intervals, List<Group> groups)
            implements
                SessionAnswer {}

    /// A question that cannot be answered.
    record Refused(String sentence) implements SessionAnswer {}

    /// The values of one group.
    ///
    /// @param by what its sessions have in common: numbers for projects, else text
    /// @param totals by field; null where there is no value
    /// @param series by field, one value per interval
    record Group(
            Map<String, Object> by,
            Map<String, @Nullable Double> totals,
            Map<String, List<@Nullable Double>> series) {}
}
