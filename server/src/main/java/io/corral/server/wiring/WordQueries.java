package io.corral.server.wiring;

import io.corral.domain.access.Principal;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.Substatus;
import io.corral.domain.project.Organization;
import io.corral.server.ui.QueryReader;
import io.corral.store.issue.IssueCondition;
import java.util.Set;

/// Reads the ready-made queries of the issue list, and everything else as text to be found.
final class WordQueries implements QueryReader {

    @Override
    public Reading read(String query, Principal principal, Organization organization) {
        return new Reading.Condition(switch (query.strip()) {
            case "" -> IssueCondition.EVERYTHING;
            case "is:unresolved" ->
                new IssueCondition.StatusIn(Set.of(IssueStatus.UNRESOLVED));
            case "is:resolved" -> new IssueCondition.StatusIn(Set.of(IssueStatus.RESOLVED));
            case "is:ignored" -> new IssueCondition.StatusIn(Set.of(IssueStatus.IGNORED));
            case "is:regressed" ->
                new IssueCondition.SubstatusIn(Set.of(Substatus.REGRESSED));
            default -> new IssueCondition.Contains(query.strip());
        });
    }
}
