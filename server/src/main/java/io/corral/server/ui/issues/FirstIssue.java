package io.corral.server.ui.issues;

import io.corral.server.ui.Visit;
import io.corral.store.issue.IssueCondition;
import io.corral.store.issue.IssueQueries;
import io.corral.store.issue.IssueQuery;
import io.corral.store.issue.IssueSort;
import java.util.Set;

/// Tells organisations that have received something from those that have not.
public final class FirstIssue {

    private FirstIssue() {}

    /// Whether the organisation has received nothing yet.
    public static boolean isAwaited(Visit visit, IssueQueries issues) {
        return issues.list(new IssueQuery(visit.projectIds(), Set.of(), null, null,
                IssueCondition.EVERYTHING, IssueSort.DATE, 0, 1)).rows().isEmpty();
    }
}
