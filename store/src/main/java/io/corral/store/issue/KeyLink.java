package io.corral.store.issue;

import io.corral.domain.id.IssueId;
import io.corral.domain.issue.IssueKey;
import org.jspecify.annotations.Nullable;

/// Which issue a key belongs to.
///
/// @param issue null when the issue was deleted
/// @param version of the key table that brought the link; rises with every change
public record KeyLink(IssueKey key, @Nullable IssueId issue, long version) {}
