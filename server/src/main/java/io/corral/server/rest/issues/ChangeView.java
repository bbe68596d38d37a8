package io.corral.server.rest.issues;

import io.corral.server.rest.issues.IssueView.AssigneeView;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a change of many issues made of them.
record ChangeView(
        String status, Map<String, Object> statusDetails, @Nullable String substatus,
        @Nullable AssigneeView assignedTo, String priority, boolean hasSeen,
        boolean isBookmarked, boolean isSubscribed, boolean isPublic) {

    static ChangeView of(IssueView issue) {
        return new ChangeView(issue.status(), issue.statusDetails(), issue.substatus(),
                issue.assignedTo(), issue.priority(), issue.hasSeen(), issue.isBookmarked(),
                issue.isSubscribed(), issue.isPublic());
    }
}
