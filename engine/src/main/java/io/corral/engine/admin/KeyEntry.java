package io.corral.engine.admin;

import io.corral.domain.project.ClientKey;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.domain.project.ProjectSettings;

/// A client key with everything intake needs to know about it. The key may be inactive.
public record KeyEntry(ClientKey key, Project project, Organization organization) {

    /// The settings of the key's project.
    public ProjectSettings settings() {
        return project.settings();
    }
}
