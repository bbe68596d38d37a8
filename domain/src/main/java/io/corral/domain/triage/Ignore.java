package io.corral.domain.triage;

import io.corral.domain.id.IssueId;
import io.corral.domain.issue.IgnoreClass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That somebody set an issue aside.
///
/// @param project slug
/// @param type class of the error; null when it has none
/// @param message text of the error; null when it has none
/// @param kind why; null when nobody said
/// @param isUnread whether whoever did it had never opened the issue
/// @param by name of the person
public record Ignore(IssueId issue, String shortId, String project, String title,
        @Nullable String type, @Nullable String message, @Nullable IgnoreClass kind,
        boolean isUnread, Instant at, String by) {}
