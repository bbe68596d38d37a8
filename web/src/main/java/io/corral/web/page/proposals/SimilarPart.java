package io.corral.web.page.proposals;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The issues most like one, as a part of its page.
///
/// @param nothing why there are none; empty when there are some
/// @param proposals address of the project's proposals; null when none names the issue
public record SimilarPart(List<Line> lines, String nothing, @Nullable String proposals) {

    public SimilarPart {
        lines = List.copyOf(lines);
    }

    /// One issue.
    ///
    /// @param why in a few words
    /// @param alike for example `87 %`
    public record Line(String url, String shortId, String title, String why, String alike) {}
}
