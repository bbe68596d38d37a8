package io.corral.domain.backtest;

import io.corral.domain.id.IssueId;
import io.corral.domain.regroup.KeyOwners;

/// The issue events are in after a change.
public sealed interface Place {

    /// One there is.
    record Known(IssueId issue) implements Place {}

    /// A new one, for a key no issue has.
    record Opened(long key) implements Place {}

    /// Where events with a key are.
    static Place of(long key, KeyOwners owners) {
        IssueId owner = owners.owners().get(key);
        return owner == null ? new Opened(key) : new Known(owner);
    }
}
