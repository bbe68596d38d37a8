package io.corral.web.page.issue.grouping;

import io.corral.web.page.Moment;
import io.corral.web.page.Shell;
import io.corral.web.page.Shell.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why the events of an issue are one issue.
///
/// @param back to the issue
/// @param event the explained one; null when none is stored any more
/// @param explanation of that event; null as well
/// @param splits what would have to differ
/// @param ignored what may differ
/// @param keys most events first
/// @param form where selected keys go to get an issue of their own; null when there is one key, or
///     for those who may only look
/// @param waysUrl address of the part with other ways to split; null for those who may only look
public record GroupingPage(
        Shell shell, String title, Link back, @Nullable Link event,
        @Nullable ExplanationPart explanation, List<String> splits, List<String> ignored,
        List<KeyRow> keys, @Nullable String form, @Nullable String waysUrl) {

    public GroupingPage {
        splits = List.copyOf(splits);
        ignored = List.copyOf(ignored);
        keys = List.copyOf(keys);
    }

    /// A key of the issue.
    ///
    /// @param id hexadecimal digits
    /// @param current whether the explained event has it
    /// @param since when it came to belong to the issue
    /// @param from the issue it was split from; null for none
    public record KeyRow(
            String id, boolean current, String events, Moment first, Moment last, Moment since,
            @Nullable Link from) {}
}
