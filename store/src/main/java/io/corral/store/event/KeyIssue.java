package io.corral.store.event;

import io.corral.domain.id.IssueId;

/// One entry of the table from keys to issues, whose original the issue store keeps.
public record KeyIssue(ProjectKey key, IssueId issue) {}
