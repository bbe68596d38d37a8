package io.corral.web.page.stats;

import io.corral.web.page.Bars;
import io.corral.web.page.ScopeBar;
import io.corral.web.page.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was accepted, filtered and dropped, over time.
///
/// @param report address of how fast issues are dealt with; null for somebody who may not see it
/// @param categories to choose from
/// @param outcomes sums by outcome, most first
/// @param reasons sums by outcome and reason, most first
/// @param projects sums by project, most first
/// @param from label of the time axis
/// @param to label of the time axis
public record Usage(
        Shell shell, @Nullable String report, ScopeBar scope, List<Category> categories,
        List<Sum> outcomes, Bars bars, List<Reason> reasons, List<Sum> projects, String from,
        String to) {
    public Usage {
        categories = List.copyOf(categories);
        outcomes = List.copyOf(outcomes);
        reasons = List.copyOf(reasons);
        projects = List.copyOf(projects);
    }

    /// A kind of item.
    public record Category(String url, String text, boolean current) {}

    /// How many.
    ///
    /// @param kind class that colours it; empty for none
    /// @param share of all, for example `93 %`
    public record Sum(String text, String kind, String count, String share) {}

    /// How many, and why.
    public record Reason(String outcome, String kind, String reason, String words, String count) {}
}
