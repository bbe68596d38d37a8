package io.corral.server.ui.triage;

import io.corral.domain.issue.Issue;
import io.corral.domain.triage.session.TriageSession;
import io.corral.engine.triage.CatchUp;
import io.corral.engine.triage.IssueTriage;
import io.corral.engine.triage.IssueTriage.Worklist;
import io.corral.engine.triage.TriageSessions;
import io.corral.server.http.Query;
import io.corral.server.ui.Visit;
import io.corral.server.ui.issues.actions.MatchingIssues;
import java.util.List;
import java.util.Objects;

/// The list behind an issue that one came to from the worklist: what is still to triage, by rank.
/// Every other list is somebody else's to find.
///
/// @param others finds these
public record WorklistIssues(IssueTriage triage, CatchUp catchUp, TriageSessions sessions,
        MatchingIssues others) implements MatchingIssues {

    @Override
    public List<Issue> of(Visit visit, Query parameters, int issuesMax) {
        if (!parameters.firstOr("view", "").equals("catch-up")) {
            return others.of(visit, parameters, issuesMax);
        }
        var organization = visit.organization().id();
        Worklist worklist = triage.rank(organization);
        TriageSession session = sessions.visit(organization, visit.principal().user().id());
        var triaged = new Triaged(session, catchUp.since(
                worklist, visit.projectIds(), session.since(), 0, 1).open());
        return worklist.verdicts().stream()
                .filter(verdict -> {
                    Issue issue = worklist.issues().get(verdict.shortId());
                    return issue != null && triaged.isToDo(verdict, issue);
                })
                .map(verdict -> worklist.issues().get(verdict.shortId()))
                .filter(Objects::nonNull).limit(issuesMax).toList();
    }
}
