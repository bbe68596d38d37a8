package io.corral.domain.release;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Events or sessions of one project named a release: it exists from now on, if it did not.
///
/// @param version full name
/// @param firstSeen time of the earliest of these events; null when only sessions named it
/// @param lastSeen time of the latest; null exactly when the other is
public record ReleaseSeen(
        OrganizationId organization,
        ProjectId project,
        String version,
        @Nullable Instant firstSeen,
        @Nullable Instant lastSeen) {

    /// Both together.
    public ReleaseSeen plus(ReleaseSeen other) {
        if (other.firstSeen == null || other.lastSeen == null) {
            return this;
        }
        if (firstSeen == null || lastSeen == null) {
            return other;
        }
        return new ReleaseSeen(organization, project, version,
                firstSeen.isBefore(other.firstSeen) ? firstSeen : other.firstSeen,
                lastSeen.isAfter(other.lastSeen) ? lastSeen : other.lastSeen);
    }
}
