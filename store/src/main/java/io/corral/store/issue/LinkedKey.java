package io.corral.store.issue;

import io.corral.domain.id.IssueId;
import io.corral.domain.issue.IssueKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One key of an issue, with what was counted for it.
///
/// @param algorithm version of the grouping algorithm that made it
/// @param since when it came to belong to the issue
/// @param splitFrom the issue a person took it out of; null otherwise. Such a key is never given to
///     another issue by a program
public record LinkedKey(
        IssueKey key, int algorithm, long events, Instant firstSeen, Instant lastSeen,
        Instant since, @Nullable IssueId splitFrom) {}
