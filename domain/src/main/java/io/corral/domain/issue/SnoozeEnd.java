package io.corral.domain.issue;

import java.util.Map;

/// Which condition ended a snooze.
public sealed interface SnoozeEnd {

    /// Its time is over.
    record TimePassed() implements SnoozeEnd {}

    /// So many events came.
    record EventsReached() implements SnoozeEnd {}

    /// So many users met it.
    record UsersReached() implements SnoozeEnd {}

    /// One hour brought more events than the past suggests.
    ///
    /// @param events of the hour, so far
    /// @param forecast events that were within bounds
    record Escalated(long events, long forecast) implements SnoozeEnd {

        /// One sentence for a person.
        public static String sentence(long events, long forecast) {
            return events + " events in an hour; forecast were at most " + forecast;
        }
    }

    /// What the issue is then.
    default Substatus substatus() {
        return switch (this) {
            case Escalated _ -> Substatus.ESCALATING;
            case TimePassed _, EventsReached _, UsersReached _ -> Substatus.ONGOING;
        };
    }

    /// What its history says.
    default Activity.Entry entry() {
        return switch (this) {
            case Escalated(long events, long forecast) -> new Activity.Entry(
                    ActivityType.SET_ESCALATING, Map.of("events", events, "forecast", forecast,
                            "reason", Escalated.sentence(events, forecast), "ignored", true));
            case TimePassed _ -> unresolved("time_passed");
            case EventsReached _ -> unresolved("events_reached");
            case UsersReached _ -> unresolved("users_reached");
        };
    }

    private static Activity.Entry unresolved(String reason) {
        return new Activity.Entry(ActivityType.SET_UNRESOLVED, Map.of("reason", reason));
    }
}
