package io.corral.domain.regroup;

import java.time.Instant;

/// Stored events that are alike in the key they have, the key they are to have, hour, environment
/// and release. Events that stay have the same key twice.
///
/// @param hour begin of the hour
/// @param environment empty for none
/// @param release empty for none
/// @param unhandled at least one was not caught by the application
public record RowTally(
        long from,
        long to,
        Instant hour,
        String environment,
        String release,
        long count,
        Instant firstSeen,
        Instant lastSeen,
        boolean unhandled) {}
