package io.corral.domain.triage;

import java.time.Duration;

/// Thresholds of triage. A value that equals its threshold has not crossed it.
///
/// @param crashFreePercentMin crash-free sessions below this make a crash P0
/// @param unhandledPerMinuteMax unhandled events a minute above this are P0
/// @param newUsersPerHourMax users an hour above this make a new issue P1
/// @param partlyBlockedUsersMin users from which an unhandled error of one browser, device or
///     release blocks a part of the customers
/// @param crashShareMin of the crashed sessions of a day that an issue must have caused to be the
///     crash, 0 to 1
/// @param deployWindow how long after a deploy a first event follows it for sure
/// @param deployWindowMax how long after a deploy a rare error may still come from it
/// @param likenessMax how long a correction decides about issues like the corrected one
/// @param weights what evidence weighs where no definition decides
public record TriageSettings(double crashFreePercentMin, long unhandledPerMinuteMax,
        long newUsersPerHourMax, long partlyBlockedUsersMin, double crashShareMin,
        Duration deployWindow, Duration deployWindowMax, Duration likenessMax,
        Weights weights) {

    /// What holds unless somebody changes it.
    public static final TriageSettings DEFAULTS = new TriageSettings(95.0, 500, 100, 200, 0.25,
            Duration.ofHours(3), Duration.ofHours(26), Duration.ofDays(90), Weights.DEFAULTS);
}
