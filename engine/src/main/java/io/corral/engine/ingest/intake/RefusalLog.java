package io.corral.engine.ingest.intake;

import io.corral.domain.id.ProjectId;
import io.corral.domain.outcome.DataCategory;
import io.corral.domain.outcome.Outcome;

/// Counts items that were refused whole requests at a time and so never reach the queue.
/// Thread-safe and cheap; the implementation writes its counts out regularly.
@FunctionalInterface
public interface RefusalLog {
    /// Counts items that ended at intake.
    void count(ProjectId project, DataCategory category, Outcome outcome, long quantity);
}
