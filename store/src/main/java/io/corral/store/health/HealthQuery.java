package io.corral.store.health;

import io.corral.domain.id.ProjectId;
import java.time.Instant;
import java.util.Set;

/// Which sessions to sum up.
///
/// @param projects counted; empty finds nothing
/// @param releases counted, by their full names; empty means all
/// @param environments counted; empty means all
/// @param axis hours counted, and how they are divided
/// @param by sums are kept apart by these
/// @param detail what is summed beside the numbers of sessions
public record HealthQuery(
        Set<ProjectId> projects,
        Set<String> releases,
        Set<String> environments,
        Axis axis,
        Set<By> by,
        Set<Detail> detail) {

    public HealthQuery {
        projects = Set.copyOf(projects);
        releases = Set.copyOf(releases);
        environments = Set.copyOf(environments);
        by = Set.copyOf(by);
        detail = Set.copyOf(detail);
    }

    /// Intervals of equal length.
    ///
    /// @param from begin of the first; a full hour
    /// @param hours length of each
    /// @param intervals how many
    public record Axis(Instant from, int hours, int intervals) {
        /// One interval.
        public static Axis whole(Instant from, int hours) {
            return new Axis(from, hours, 1);
        }

        /// End of the last interval.
        public Instant to() {
            return from.plusSeconds(3600L * hours * intervals);
        }
    }

    /// What sums are kept apart by, beside the interval.
    public enum By {
        PROJECT,
        RELEASE,
        ENVIRONMENT
    }

    /// What costs more than numbers.
    public enum Detail {
        USERS,
        DURATIONS
    }
}
