package io.corral.domain.access;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.TeamId;
import io.corral.domain.project.Slug;
import java.time.Instant;

/// Members who look after projects together.
///
/// @param slug unique in its organisation, see [Slug]
public record Team(
        TeamId id, OrganizationId organization, String slug, String name, Instant createdAt) {

    public Team {
        Slug.require(slug, "a team");
    }

    /// The same team under another name and address.
    public Team renamed(String newName, String newSlug) {
        return new Team(id, organization, newSlug, newName, createdAt);
    }
}
