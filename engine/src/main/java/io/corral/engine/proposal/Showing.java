package io.corral.engine.proposal;

import io.corral.domain.group.similar.Representative;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Issue;
import java.util.List;
import java.util.Map;

/// Shows how issues look.
@FunctionalInterface
public interface Showing {

    /// Issues that are shown in one call.
    int ISSUES_AT_ONCE = 50;

    /// Representative events of each issue; an issue without any may be absent.
    ///
    /// @param issues with their grouping keys, all of the project, at most [#ISSUES_AT_ONCE]
    Map<IssueId, List<Representative>> show(ProjectId project, Map<Issue, List<Long>> issues);
}
