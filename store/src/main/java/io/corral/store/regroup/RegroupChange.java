package io.corral.store.regroup;

import io.corral.domain.issue.GroupedEvent;
import io.corral.domain.regroup.KeyOwners;
import io.corral.domain.regroup.Recount;
import io.corral.store.UserSketch;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/// What a job changes about issues, decided.
///
/// @param keysVersion of the key table it was decided from
/// @param users by key, afterwards
/// @param expiredUsers of what each key counted beyond its stored rows, before
/// @param newest the latest stored event of keys whose issues show it; also of each key that opens
///     an issue
/// @param unhandled keys with an event that was not caught by the application
/// @param moved events that go to another issue
public record RegroupChange(
        long keysVersion,
        Recount recount,
        Map<Long, UserSketch> users,
        Map<Long, UserSketch> expiredUsers,
        KeyOwners owners,
        Map<Long, GroupedEvent> newest,
        Set<Long> unhandled,
        long moved,
        Instant at) {

    public RegroupChange {
        users = Map.copyOf(users);
        expiredUsers = Map.copyOf(expiredUsers);
        newest = Map.copyOf(newest);
        unhandled = Set.copyOf(unhandled);
    }
}
