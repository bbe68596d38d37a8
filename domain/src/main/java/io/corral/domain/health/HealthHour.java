package io.corral.domain.health;

import io.corral.domain.id.ProjectId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What sessions are counted by.
///
/// @param environment empty when none was told
/// @param hour begin of the hour in which the sessions started
public record HealthHour(ProjectId project, String release, String environment, Instant hour) {
    public HealthHour {
        hour = hour.truncatedTo(ChronoUnit.HOURS);
    }
}
