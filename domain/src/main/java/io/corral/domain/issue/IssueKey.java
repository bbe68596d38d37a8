package io.corral.domain.issue;

import io.corral.domain.id.ProjectId;

/// A grouping key within its project: the name under which events are counted. One issue has one or
/// more.
public record IssueKey(ProjectId project, long key) {}
