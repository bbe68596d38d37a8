package io.corral.server.rest.scope;

import io.corral.domain.project.Project;
import org.jspecify.annotations.Nullable;

/// A project as it stands inside other objects.
public record ProjectReference(String id, String slug, String name, @Nullable String platform) {

    /// The reference to a project.
    public static ProjectReference of(Project project) {
        return new ProjectReference(
                project.id().toString(), project.slug(), project.name(), project.platform());
    }
}
