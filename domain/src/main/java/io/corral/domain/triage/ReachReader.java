package io.corral.domain.triage;

import java.util.Locale;

/// How many are hurt and how fast, against the limits of the settings; and the share that an issue
/// has in its project's crashes.
final class ReachReader {

    private static final double HUNDRED = 100;

    private ReachReader() {}

    /// Needs the signals of [EndingReader] and [ShapeReader].
    static void read(IssueReading reading, Evidence evidence) {
        TriageSettings settings = reading.settings();
        var reach = Reach.of(reading.facts(), reading.now());
        if (reach.usersPerHour() > settings.newUsersPerHourMax()) {
            evidence.add(SignalType.USERS_PER_HOUR, String.format(Locale.ROOT,
                    "%.0f users an hour, limit %d", reach.usersPerHour(),
                    settings.newUsersPerHourMax()), "userCount, stats.24h");
        }
        boolean unhandled = evidence.has(SignalType.UNHANDLED);
        if (unhandled && reach.eventsPerMinute() > settings.unhandledPerMinuteMax()) {
            evidence.add(SignalType.UNHANDLED_PER_MINUTE, String.format(Locale.ROOT,
                    "%.0f unhandled a minute, limit %d", reach.eventsPerMinute(),
                    settings.unhandledPerMinuteMax()), "stats.24h");
        }
        TriageInput.SessionHealth health =
                reading.input().sessions().get(reading.facts().project());
        if (unhandled && health != null
                && health.crashFreeSessions() < settings.crashFreePercentMin()
                && isTheCrash(reading, evidence, health)) {
            evidence.add(SignalType.CRASH_FREE_LOW, String.format(Locale.ROOT,
                    "%.2f %% crash-free sessions, below %.1f", health.crashFreeSessions(),
                    settings.crashFreePercentMin()),
                    "sessions.projects." + reading.facts().project());
        }
    }

    // Where it is not known how many sessions crashed, what is new or rising is the crash.
    private static boolean isTheCrash(IssueReading reading, Evidence evidence,
            TriageInput.SessionHealth health) {
        double crashed =
                health.sessions() * (HUNDRED - health.crashFreeSessions()) / HUNDRED;
        double day = IssueFacts.Bucket.sum(reading.facts().hourly());
        boolean unknown = crashed <= 0 || reading.facts().hourly().isEmpty();
        return unknown
                ? evidence.hasAny(SignalType.NEW, SignalType.ESCALATING)
                : day >= reading.settings().crashShareMin() * crashed;
    }
}
