package io.corral.server.ui.issues.actions;

import io.corral.domain.issue.Issue;
import io.corral.server.http.Query;
import io.corral.server.ui.Visit;
import java.util.List;

/// Finds all issues of a list, not only those of its page.
@FunctionalInterface
public interface MatchingIssues {

    /// Issues the visitor may see; none when the search is wrong.
    ///
    /// @param parameters of the list's address
    /// @param issuesMax at most so many
    List<Issue> of(Visit visit, Query parameters, int issuesMax);
}
