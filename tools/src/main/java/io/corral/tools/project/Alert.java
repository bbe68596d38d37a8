package io.corral.tools.project;

import io.corral.tools.tool.Cell;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// An alert, whichever way the server describes it. One on numbers names an aggregate in `when`.
///
/// @param id a number
/// @param projects slugs, parted by spaces
/// @param when it fires
/// @param only conditions that must hold besides; empty for none
/// @param then what is done; empty when the answer does not say
/// @param everyMinutes the shortest time between two; 0 when there is none
record Alert(
        String name, JsonNode id, String projects, boolean on, String environment,
        String when, String only, String then, int everyMinutes) {

    static final String EVERY_EVENT = "every event";

    static final List<String> COLUMNS = List.of("name", "id", "project", "state", "environment",
            "when", "only if", "then", "at most every");

    List<Cell> cells() {
        return List.of(Cell.of(name), Cell.count(id), Cell.of(projects),
                Cell.of(on ? "" : "off"), Cell.of(environment), Cell.of(when), Cell.of(only),
                Cell.of(then), everyMinutes == 0
                        ? Cell.NONE
                        : Cell.measured(Cell.of(everyMinutes), everyMinutes + " min"));
    }

    /// Whether each event of each issue makes it fire.
    boolean isLoud() {
        return on && when.equals(EVERY_EVENT) && only.isEmpty();
    }
}
