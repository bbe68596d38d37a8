package io.corral.web.page.stream;

import io.corral.web.page.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One issue of the stream.
///
/// @param title type of the exception, or the whole title
/// @param message of the exception; null when the title says all
/// @param culprit where it happened; null when unknown
/// @param chips words about its state
/// @param priority null where it is what the level suggests, and the order does not ask for it
/// @param comments how many; 0 for none
/// @param events of the time looked at, in few characters
/// @param eventsExact the same number in words
/// @param usersExact how many users, in words
/// @param assignee null for nobody
public record IssueRow(
        String id,
        String url,
        String shortId,
        String title,
        @Nullable String message,
        @Nullable String culprit,
        String level,
        List<Chip> chips,
        @Nullable PriorityMark priority,
        String project,
        int comments,
        String events,
        String eventsExact,
        String users,
        String usersExact,
        Moment firstSeen,
        Moment lastSeen,
        @Nullable Person assignee,
        Sparkline graph) {

    public IssueRow {
        chips = List.copyOf(chips);
    }

    /// A small word.
    ///
    /// @param look class of its colour, for example `is-new`; empty for none
    public record Chip(String text, String look) {}

    /// How urgent it is.
    ///
    /// @param icon name in `icons.txt`
    /// @param look class of its colour; empty for none
    public record PriorityMark(String text, String icon, String look) {}

    /// Somebody, or a team.
    public record Person(String name, String initials) {}
}
