package io.corral.engine.release;

import io.corral.domain.health.DurationSketch;
import io.corral.domain.health.HealthCounts;
import io.corral.domain.health.Proportion;
import java.util.Collections;
import java.util.List;

/// How a release fares, in one project or in several.
///
/// @param counts sessions of the period
/// @param users of the period
/// @param crashedUsers of the period
/// @param durations of the period's sessions that ended well
/// @param day the last 24 hours
public record HealthFigures(
        HealthCounts counts, long users, long crashedUsers, DurationSketch durations, Day day) {

    private static final int HOURS = 24;

    /// Of a release without sessions.
    public static final HealthFigures NONE = new HealthFigures(
            HealthCounts.NONE, 0, 0, DurationSketch.EMPTY,
            new Day(0, 0, 0, 0, Collections.nCopies(HOURS, 0L)));

    /// The last 24 hours.
    ///
    /// @param sessions of the release
    /// @param users of the release
    /// @param allSessions of all releases
    /// @param allUsers of all releases
    /// @param hourly sessions of the release by hour
    public record Day(
            long sessions, long users, long allSessions, long allUsers, List<Long> hourly) {
        public Day {
            hourly = List.copyOf(hourly);
        }
    }

    /// Whether anything is known about its sessions.
    public boolean isKnown() {
        return counts.sessions() > 0 || day.sessions() > 0;
    }

    /// Sessions that did not crash, out of all of the period.
    public Proportion crashFreeSessions() {
        return counts.crashFree();
    }

    /// Users who had no crash, out of all of the period.
    public Proportion crashFreeUsers() {
        return Proportion.without(crashedUsers, users);
    }

    /// Its part of the sessions of the last 24 hours.
    public Proportion sessionAdoption() {
        return part(day.sessions, day.allSessions);
    }

    /// Its part of the users of the last 24 hours.
    public Proportion userAdoption() {
        return part(day.users, day.allUsers);
    }

    /// Estimated users of a release may be more than those of all.
    private static Proportion part(long some, long all) {
        return new Proportion(Math.min(some, all), all);
    }
}
