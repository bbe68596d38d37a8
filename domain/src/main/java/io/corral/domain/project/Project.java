package io.corral.domain.project;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.TeamId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An application that sends events.
///
/// @param slug unique in its organisation, see [Slug]
/// @param platform as SDKs write it, for example `javascript-react`; null when not told
/// @param teams that look after it, in the order they were added; may be empty
public record Project(
        ProjectId id,
        OrganizationId organization,
        String slug,
        String name,
        @Nullable String platform,
        Instant createdAt,
        List<TeamId> teams,
        ProjectSettings settings) {

    public Project {
        Slug.require(slug, "a project");
        if (name.isBlank()) {
            throw new IllegalArgumentException("The project " + slug + " needs a name");
        }
        teams = teams.stream().distinct().toList();
    }

    /// The same project under another name and address.
    public Project renamed(String newName, String newSlug) {
        return new Project(
                id, organization, newSlug, newName, platform, createdAt, teams, settings);
    }

    /// The same project of another platform; null when not told.
    public Project withPlatform(@Nullable String newPlatform) {
        return new Project(
                id, organization, slug, name, newPlatform, createdAt, teams, settings);
    }

    /// The same project looked after by other teams.
    public Project withTeams(List<TeamId> newTeams) {
        return new Project(
                id, organization, slug, name, platform, createdAt, newTeams, settings);
    }

    /// The same project treated in another way.
    public Project withSettings(ProjectSettings newSettings) {
        return new Project(
                id, organization, slug, name, platform, createdAt, teams, newSettings);
    }
}
