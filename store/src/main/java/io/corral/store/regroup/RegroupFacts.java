package io.corral.store.regroup;

import io.corral.domain.id.IssueId;
import io.corral.domain.regroup.KeyNumbers;
import io.corral.domain.regroup.KeyOwners;
import io.corral.domain.regroup.Recount;
import io.corral.store.UserSketch;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is counted and linked for keys before a job.
///
/// @param keysVersion of the key table they were read from
/// @param undone what the job had found that is to be undone; null for none
public record RegroupFacts(
        long keysVersion,
        Map<Long, KeyNumbers> numbers,
        Map<Long, UserSketch> users,
        KeyOwners.Before before,
        @Nullable Undone undone) {

    public RegroupFacts {
        numbers = Map.copyOf(numbers);
        users = Map.copyOf(users);
    }

    /// What a job had found, and from where its keys were taken.
    ///
    /// @param expiredUsers of what each key counted beyond its stored rows
    /// @param links issues keys belonged to; keys without one are absent
    public record Undone(
            Recount recount, Map<Long, UserSketch> expiredUsers, Map<Long, IssueId> links) {
        public Undone {
            expiredUsers = Map.copyOf(expiredUsers);
            links = Map.copyOf(links);
        }
    }
}
