package io.corral.server.ui;

import io.corral.domain.access.Principal;
import io.corral.domain.access.Scope;
import io.corral.domain.id.ProjectId;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.server.http.Query;
import io.corral.server.http.Request;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;

/// One request of somebody who is signed in, within an organisation they may see.
///
/// @param directory everything as it was when the request came
public record Visit(
        Request request, Principal principal, Organization organization,
        DirectorySnapshot directory, Instant now) {

    private static final String ZONE_COOKIE = "corral_zone";

    /// Parameters of the address.
    public Query query() {
        return request.query();
    }

    /// A decoded segment of the path.
    public String parameter(String name) {
        return request.parameter(name);
    }

    /// Address of a page of this organisation.
    ///
    /// @param path below the organisation, for example `issues/`
    public String address(String path) {
        return "/organizations/" + organization.slug() + "/" + path;
    }

    /// The projects of this organisation.
    public Set<ProjectId> projectIds() {
        return directory.projectsOf(organization.id()).stream().map(Project::id)
                .collect(Collectors.toSet());
    }

    /// Whether the person may do here what the scope covers.
    public boolean may(Scope scope) {
        return principal.may(scope, organization.id());
    }

    /// Whether a script asks for a part of the page, instead of a browser for the whole.
    public boolean isPartial() {
        return request.header("HX-Request").isPresent();
    }

    /// The zone times are shown in: the person's choice, else what their browser told.
    public ZoneId zone() {
        ZoneId chosen = principal.user().preferences().zone();
        if (chosen != null) {
            return chosen;
        }
        String told = request.cookie(ZONE_COOKIE);
        try {
            return told == null ? ZoneOffset.UTC : ZoneId.of(Query.decode(told, false));
        } catch (DateTimeException _) {
            return ZoneOffset.UTC;
        }
    }
}
