package io.corral.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The list of an organisation's issues.
///
/// @param query as typed
/// @param problem what is wrong with the query; null when nothing is
/// @param filters ready-made queries
/// @param previous address of the page before; null on the first
/// @param next address of the page after; null on the last
/// @param dsn of a project, shown while nothing has arrived; null otherwise
public record IssueList(
        Shell shell,
        String organization,
        String query,
        @Nullable String problem,
        List<Filter> filters,
        List<Row> rows,
        @Nullable String previous,
        @Nullable String next,
        @Nullable String dsn) {

    public IssueList {
        filters = List.copyOf(filters);
        rows = List.copyOf(rows);
    }

    /// A ready-made query.
    public record Filter(String url, String text, boolean current) {}

    /// One issue.
    ///
    /// @param state word of its status or substatus
    /// @param lastSeen words such as `5 minutes ago`
    public record Row(
            String url,
            String shortId,
            String title,
            @Nullable String culprit,
            String level,
            String state,
            boolean unhandled,
            String project,
            String events,
            String users,
            Moment firstSeen,
            Moment lastSeen) {}
}
