package io.corral.domain.release;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import java.time.Instant;

/// Events of one project named a release: it exists from now on, if it did not.
///
/// @param version full name
/// @param firstSeen time of the earliest of these events
/// @param lastSeen time of the latest
public record ReleaseSeen(
        OrganizationId organization,
        ProjectId project,
        String version,
        Instant firstSeen,
        Instant lastSeen) {}
