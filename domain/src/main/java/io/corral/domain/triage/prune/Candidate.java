package io.corral.domain.triage.prune;

import io.corral.domain.triage.NoiseClass;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An open issue that pruning looks at.
///
/// @param issue its number
/// @param noise null when it is none
/// @param rule of the verdict that held
/// @param events of the last 30 days
/// @param isTaken whether somebody has it
/// @param caught filters that would leave out its latest event; null when that could not be read
public record Candidate(long issue, String project, String shortId, String title,
        @Nullable NoiseClass noise, String rule, long events, boolean isTaken,
        @Nullable Set<FilterRule> caught) {

    /// Whether a filter would leave out its latest event.
    boolean isCaught(FilterRule filter) {
        return caught != null && caught.contains(filter);
    }
}
