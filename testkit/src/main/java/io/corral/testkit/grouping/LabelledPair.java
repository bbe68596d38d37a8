package io.corral.testkit.grouping;

import io.corral.domain.event.Event;

/// Two events, and whether they are one bug.
///
/// @param about what was varied between them, for the reader of a failure
/// @param same whether they must have one key
public record LabelledPair(String about, boolean same, Event left, Event right) {

    static LabelledPair same(String about, Event left, Event right) {
        return new LabelledPair(about, true, left, right);
    }

    static LabelledPair different(String about, Event left, Event right) {
        return new LabelledPair(about, false, left, right);
    }
}
