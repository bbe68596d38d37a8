package io.corral.store.event;

import io.corral.domain.regroup.KeyMove;

/// Which rows are to have which keys. A row is moved only while it has the key it is said to have.
public sealed interface RowMoves {

    /// These, each event at most once.
    ///
    /// @param moves may be read several times
    record Planned(Iterable<KeyMove> moves) implements RowMoves {}

    /// What a job moved goes back, as far as it still has the key that the job gave it.
    record Reversed(long job) implements RowMoves {}
}
