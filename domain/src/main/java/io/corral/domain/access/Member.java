package io.corral.domain.access;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.TeamId;
import io.corral.domain.id.UserId;
import java.time.Instant;
import java.util.List;

/// A user's place in an organisation.
///
/// @param teams of that organisation the member is in
public record Member(
        OrganizationId organization, UserId user, Role role, List<TeamId> teams, Instant since) {

    public Member {
        teams = teams.stream().distinct().toList();
    }

    /// The same member in another role.
    public Member withRole(Role newRole) {
        return new Member(organization, user, newRole, teams, since);
    }

    /// The same member in other teams.
    public Member withTeams(List<TeamId> newTeams) {
        return new Member(organization, user, role, newTeams, since);
    }
}
