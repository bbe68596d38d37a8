package io.corral.server.rest.triage;

import io.corral.domain.access.Scope;
import io.corral.domain.project.Organization;
import io.corral.engine.triage.IssueTriage;
import io.corral.engine.triage.ResolutionReports;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.Call;
import io.corral.server.rest.scope.ReadScope;
import java.time.InstantSource;

/// How fast issues are dealt with. Corral's own; nobody is shown a worklist by it.
public final class TriageResolutionRoutes {

    private final ResolutionReports reports;
    private final IssueTriage triage;
    private final InstantSource clock;

    public TriageResolutionRoutes(
            ResolutionReports reports, IssueTriage triage, InstantSource clock) {
        this.reports = reports;
        this.triage = triage;
        this.clock = clock;
    }

    /// Adds the route.
    public void addTo(Api api) {
        api.organization("GET", "/api/0/organizations/{org}/triage/resolution/",
                Scope.EVENT_READ, this::report);
    }

    private Answer report(Call call, Organization organization) {
        return switch (ReadScope.of(call, organization.id(), clock.instant())) {
            case ReadScope.Asked.Wrong(var answer) -> answer;
            case ReadScope.Asked.For(var scope) -> Answers.json(200, ResolutionView.of(
                    reports.of(scope.projects()),
                    triage.rank(organization.id()).of(scope.projects()), call.directory()));
        };
    }
}
