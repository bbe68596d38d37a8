package io.corral.domain.project;

import io.corral.domain.id.OrganizationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A tenant: owns projects, teams and members; nobody sees into another one.
///
/// @param slug unique in the installation, see [Slug]
/// @param quota what all its projects together may send; null for the server's default
public record Organization(
        OrganizationId id, String slug, String name, Instant createdAt, @Nullable Quota quota) {

    public Organization {
        Slug.require(slug, "an organisation");
        if (name.isBlank()) {
            throw new IllegalArgumentException("The organisation " + slug + " needs a name");
        }
    }

    /// The same organisation with another name.
    public Organization renamed(String newName) {
        return new Organization(id, slug, newName, createdAt, quota);
    }

    /// The same organisation with another quota; null for the server's default.
    public Organization withQuota(@Nullable Quota newQuota) {
        return new Organization(id, slug, name, createdAt, newQuota);
    }
}
