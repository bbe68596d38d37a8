package io.corral.web.page.issue.grouping;

import java.util.List;

/// What differs among the events of an issue: ways to split it.
///
/// @param form where the chosen one goes
/// @param sample how many events were looked at, in words
/// @param event id of the event one came from; empty for none
public record WaysPart(String form, String sample, List<Way> ways, String event) {

    public WaysPart {
        ways = List.copyOf(ways);
    }

    /// One way.
    ///
    /// @param value what its button sends
    /// @param kind a word: Message, Frame, Tag
    /// @param text what the events have
    /// @param share how many of them have it, in words
    public record Way(String value, String kind, String text, String share) {}
}
