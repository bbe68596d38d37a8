package io.corral.protocol.discover;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A Discover query that was saved; as JSON it is what the API and the page keep (API reference
/// 2.4, discover/saved).
///
/// @param projects numbers; empty for all
/// @param queryDataset `error-events`, `transaction-like`, `discover` or `spans`
/// @param fields columns, functions among them
/// @param orderby field, `-` before a descending one; null for the usual order
/// @param yAxis functions that are drawn
/// @param display how they are drawn, such as `default`, `previous` or `top5`
/// @param range such as 14d; null when start and end say it, or nothing
public record SavedQuery(
        String name, List<Long> projects, String queryDataset, List<String> fields,
        String query, @Nullable String orderby, List<String> yAxis, @Nullable String display,
        @Nullable Long topEvents, @Nullable String interval, List<String> environment,
        @Nullable String range, @Nullable String start, @Nullable String end) {

    public SavedQuery {
        projects = List.copyOf(projects);
        fields = List.copyOf(fields);
        yAxis = List.copyOf(yAxis);
        environment = List.copyOf(environment);
    }
}
