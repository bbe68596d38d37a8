package io.corral.store.health;

import io.corral.domain.health.DurationSketch;
import io.corral.domain.health.HealthCounts;
import io.corral.domain.health.UserKind;
import io.corral.domain.id.ProjectId;
import io.corral.store.UserSketch;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The sessions of one group and interval.
///
/// @param interval index on the axis
/// @param users by set; sets nobody is in are absent, all of them unless asked for
/// @param durations of sessions that ended well; none unless asked for
public record HealthSum(
        Group group,
        int interval,
        HealthCounts counts,
        Map<UserKind, UserSketch> users,
        DurationSketch durations) {

    public HealthSum {
        users = Map.copyOf(users);
    }

    /// What is alike among the sessions of a sum; null where they were not kept apart by it.
    ///
    /// @param environment empty for sessions without
    public record Group(
            @Nullable ProjectId project,
            @Nullable String release,
            @Nullable String environment) {}

    /// How many users are in a set.
    public long users(UserKind kind) {
        return users.getOrDefault(kind, UserSketch.EMPTY).count();
    }
}
