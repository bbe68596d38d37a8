package io.corral.store.issue;

import io.corral.domain.health.HealthBatch;
import io.corral.domain.issue.IssueChange;
import io.corral.domain.outcome.OutcomeCount;
import io.corral.domain.release.ReleaseSeen;
import io.corral.store.Watermark;
import java.time.Instant;
import java.util.List;

/// Everything one digest batch changes beside payloads and event rows; applied whole or not at all.
///
/// @param upTo the batch's last queue position
/// @param changes one per key
/// @param outcomes to be added
/// @param releases named by the events
/// @param userReports received
/// @param sessions one per hour, release and environment
/// @param at clock of the digest
public record DigestCommit(
        Watermark upTo,
        List<IssueChange> changes,
        List<OutcomeCount> outcomes,
        List<ReleaseSeen> releases,
        List<UserReport> userReports,
        List<HealthBatch> sessions,
        Instant at) {
    public DigestCommit {
        sessions = List.copyOf(sessions);
        changes = List.copyOf(changes);
        outcomes = List.copyOf(outcomes);
        releases = List.copyOf(releases);
        userReports = List.copyOf(userReports);
    }

    /// One without sessions.
    public DigestCommit(
            Watermark upTo,
            List<IssueChange> changes,
            List<OutcomeCount> outcomes,
            List<ReleaseSeen> releases,
            List<UserReport> userReports,
            Instant at) {
        this(upTo, changes, outcomes, releases, userReports, List.of(), at);
    }
}
