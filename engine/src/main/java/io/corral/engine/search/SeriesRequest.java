package io.corral.engine.search;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Series over time asked for, in the words of Sentry's `events-stats/` endpoint.
///
/// @param dataset empty means errors and transactions
/// @param axes aggregates, one series each
/// @param groups fields whose most frequent values get series of their own; empty for none
/// @param topEvents values at most that get one, 1 to 10; of interest only with groups
/// @param withOthers whether the rest gets series too
/// @param sort aggregate that ranks the groups, `-` before descending ones; empty for the first
/// @param query in the search language; empty for everything
/// @param comparison how long before each step the one to compare with lies; null for no comparison
/// @param interval length of a step; made longer where the window would have too many
public record SeriesRequest(
        String dataset,
        List<String> axes,
        List<String> groups,
        int topEvents,
        boolean withOthers,
        String sort,
        String query,
        @Nullable Duration comparison,
        Duration interval) {

    /// Steps one series may have.
    public static final int STEPS_MAX = 2_000;

    private static final int TOP_MAX = 10;

    public SeriesRequest {
        axes = List.copyOf(axes);
        groups = List.copyOf(groups);
        topEvents = Math.clamp(topEvents, 1, TOP_MAX);
    }
}
