package io.corral.store.outcome;

import io.corral.domain.outcome.OutcomeCount;
import java.time.Instant;
import java.util.List;

/// What became of everything received. Outcomes of digest come in with its commit
/// ([io.corral.store.issue.DigestCommit]). Thread-safe.
public interface OutcomeStore {

    /// Adds outcomes that no digest sees: refusals of intake. Gather them first; one call is one
    /// transaction.
    void add(List<OutcomeCount> outcomes);

    /// Sums by interval and group, in order of interval; groups without items are absent.
    List<OutcomeSum> sums(OutcomeQuery query);

    /// Forgets hours before a time.
    void dropBefore(Instant hour);
}
