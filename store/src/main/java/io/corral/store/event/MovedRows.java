package io.corral.store.event;

import io.corral.domain.id.EventId;
import io.corral.domain.regroup.RowTally;
import io.corral.store.UserSketch;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What rows add up to, those that move and those of the same keys that stay.
///
/// @param usersBefore by the key rows have
/// @param usersAfter by the key rows are to have
/// @param newest the latest row of each key rows are to have
public record MovedRows(
        List<RowTally> tallies,
        Map<Long, UserSketch> usersBefore,
        Map<Long, UserSketch> usersAfter,
        Map<Long, Newest> newest) {

    public MovedRows {
        tallies = List.copyOf(tallies);
        usersBefore = Map.copyOf(usersBefore);
        usersAfter = Map.copyOf(usersAfter);
        newest = Map.copyOf(newest);
    }

    /// The latest event of a key.
    public record Newest(EventId event, Instant timestamp) {}
}
