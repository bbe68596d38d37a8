package io.corral.tools.project;

import io.corral.tools.tool.Cell;
import java.util.List;

/// An alert, whichever way the server describes it.
///
/// @param kind `issue` or `metric`
/// @param projects slugs, parted by spaces
/// @param when it fires
/// @param only conditions that must hold besides; empty for none
/// @param then what is done; empty when the answer does not say
/// @param every the shortest time between two, such as `30 min`; empty when there is none
record Alert(
        String name, String id, String kind, String projects, boolean on, String environment,
        String when, String only, String then, String every) {

    static final String ISSUE = "issue";
    static final String METRIC = "metric";
    static final String EVERY_EVENT = "every event";

    static final List<String> COLUMNS = List.of("name", "id", "kind", "project", "state",
            "environment", "when", "only if", "then", "at most every");

    List<Cell> cells() {
        return List.of(Cell.of(name), Cell.of(id), Cell.of(kind), Cell.of(projects),
                Cell.of(on ? "on" : "off"), Cell.of(environment), Cell.of(when), Cell.of(only),
                Cell.of(then), Cell.of(every));
    }

    /// Whether each event of each issue makes it fire.
    boolean isLoud() {
        return on && when.equals(EVERY_EVENT) && only.isEmpty();
    }
}
