package io.corral.web.page.issue.grouping;

import io.corral.web.page.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Two issues side by side.
///
/// @param problem why there is nothing to compare; null when there is
/// @param verdict a sentence
/// @param reasons what tells them apart
/// @param merge where a form goes that merges them; null for those who may only look, and when they
///     cannot be
/// @param back where a browser without scripts goes afterwards
public record ComparisonPage(
        Shell shell, @Nullable String problem, List<Side> sides, String verdict,
        List<String> reasons, List<Section> sections, @Nullable String merge, String back) {

    public ComparisonPage {
        sides = List.copyOf(sides);
        reasons = List.copyOf(reasons);
        sections = List.copyOf(sections);
    }

    /// One issue.
    ///
    /// @param grouping address of its explanation
    public record Side(
            String id, String shortId, String title, String url, String grouping, String tier,
            String events) {}

    /// Something that is compared.
    ///
    /// @param flows whether the lines are words of one text
    /// @param lines side by side
    public record Section(String title, boolean flows, List<Line> lines) {
        public Section {
            lines = List.copyOf(lines);
        }
    }

    /// One line.
    ///
    /// @param left null for nothing beside the right one
    /// @param right null for nothing beside the left one
    /// @param counts whether it is part of a key
    public record Line(@Nullable String left, @Nullable String right, boolean counts) {

        /// Class of the line.
        public String look() {
            boolean same = left != null && left.equals(right);
            return (same ? "is-same" : "is-other") + (counts ? "" : " is-dropped");
        }
    }
}
