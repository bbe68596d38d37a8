package io.corral.engine.ingest;

import com.dynatrace.hash4j.hashing.Hashing;
import io.corral.domain.event.Event;
import io.corral.domain.event.EventKind;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.group.GroupingKeys;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.GroupedEvent;
import io.corral.domain.issue.IssueCategory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Events as issues see them. Pure.
public final class GroupedEvents {

    private GroupedEvents() {}

    /// What an issue needs to know of an event.
    public static GroupedEvent of(Event event, ProjectId project, GroupingKeys keys) {
        IssueCategory category = event.kind() == EventKind.FEEDBACK
                ? IssueCategory.FEEDBACK
                : IssueCategory.ERROR;
        var user = event.user();
        String identity = user == null ? null : user.identity();
        Long userHash = identity == null
                ? null
                : Hashing.xxh3_64().hashCharsToLong(identity);
        return new GroupedEvent(project, event.id(), keys.primary(), keys.algorithm(), category,
                event.timestamp(), event.receivedAt(), event.level(), event.platform(),
                event.metadata(), event.logger(), event.release(), event.environment(), userHash,
                handled(event.exceptions()));
    }

    private static @Nullable Boolean handled(List<ExceptionValue> exceptions) {
        Boolean handled = null;
        for (ExceptionValue exception : exceptions) {
            var mechanism = exception.mechanism();
            Boolean said = mechanism == null ? null : mechanism.handled();
            if (said != null) {
                handled = handled == null ? said : handled && said;
            }
        }
        return handled;
    }
}
