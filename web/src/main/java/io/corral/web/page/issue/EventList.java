package io.corral.web.page.issue;

import io.corral.web.page.Moment;
import io.corral.web.page.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The events of an issue.
///
/// @param back to the issue
/// @param filter which of them
/// @param newer address of the page before; null on the first
/// @param older address of the page after; null on the last
public record EventList(
        Shell shell, String title, Shell.Link back, IssueDetail.Filter filter, List<Row> rows,
        @Nullable String newer, @Nullable String older) {

    public EventList {
        rows = List.copyOf(rows);
    }

    /// One event; absent texts are empty.
    ///
    /// @param brief the first digits of its id
    public record Row(
            String url, String brief, Moment at, String message, String user, String release,
            String environment, String address) {}
}
