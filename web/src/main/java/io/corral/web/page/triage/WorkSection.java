package io.corral.web.page.triage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of the worklist: a tier, or one class of noise.
///
/// @param id for its address, such as `tier-1`
/// @param title what it is called
/// @param sentence what it means
/// @param count how many issues; as text
/// @param look class of its colour
/// @param rows the first of them; none while it is folded
/// @param folded address of its rows while it is folded; null when it is not
/// @param more to the rows that follow; null when these are all
public record WorkSection(String id, String title, String sentence, String count, String look,
        List<WorkRow> rows, @Nullable String folded, @Nullable More more) {

    public WorkSection {
        rows = List.copyOf(rows);
    }

    /// The rows that follow.
    ///
    /// @param text `25 more of 140`
    public record More(String url, String text) {}

    /// Rows alone, for a script that puts them in place.
    ///
    /// @param desk whether the reader may do something
    public record Rows(List<WorkRow> rows, @Nullable More more, boolean desk) {
        public Rows {
            rows = List.copyOf(rows);
        }
    }
}
