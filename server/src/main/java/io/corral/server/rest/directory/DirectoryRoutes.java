package io.corral.server.rest.directory;

import io.corral.engine.admin.Administration;
import io.corral.engine.admin.ProjectDeletion;
import io.corral.engine.grouping.ProjectRules;
import io.corral.server.rest.Api;

/// Organisations, projects, keys, teams and members.
public final class DirectoryRoutes {

    private final Administration administration;
    private final ProjectDeletion deletion;
    private final ProjectRules rules;

    /// Endpoints on an administration.
    ///
    /// @param deletion deletes projects with all they hold
    /// @param rules of grouping
    public DirectoryRoutes(
            Administration administration, ProjectDeletion deletion, ProjectRules rules) {
        this.rules = rules;
        this.administration = administration;
        this.deletion = deletion;
    }

    /// Adds the routes.
    public void addTo(Api api) {
        new OrganizationRoutes(administration.projects()).addTo(api);
        new ProjectRoutes(administration.projects(), deletion, rules).addTo(api);
        new GroupingRoutes(rules).addTo(api);
        new ProjectCreation(administration).addTo(api);
        new KeyRoutes(administration.projects()).addTo(api);
        new TeamRoutes(administration).addTo(api);
        MemberRoutes.addTo(api);
    }
}
