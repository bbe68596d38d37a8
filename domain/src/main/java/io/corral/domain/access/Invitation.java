package io.corral.domain.access;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.TeamId;
import java.time.Instant;
import java.util.List;

/// A place in an organisation kept for somebody, who takes it with a link.
///
/// @param hash of the secret in the link
/// @param email whom it is for, lower case
/// @param invitedBy email of the member who made it
public record Invitation(
        SecretHash hash, OrganizationId organization, String email, Role role,
        List<TeamId> teams, String invitedBy, Instant createdAt, Instant expiresAt) {

    public Invitation {
        teams = List.copyOf(teams);
    }

    /// Names the invitation on pages without giving away what opens it.
    public String handle() {
        return hash.handle();
    }
}
