package io.corral.store.event;

import io.corral.domain.id.IssueId;

/// A value of a tag in the rows of an issue.
///
/// @param rows that have it
public record IssueTag(IssueId issue, String key, String value, long rows) {}
