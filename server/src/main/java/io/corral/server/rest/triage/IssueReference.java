package io.corral.server.rest.triage;

import io.corral.domain.issue.Issue;
import io.corral.engine.admin.DirectorySnapshot;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An issue as it stands inside other objects.
///
/// @param title null when the issue is gone
record IssueReference(String id, String shortId, @Nullable String title) {

    /// The reference; empty when its project is gone.
    static Optional<IssueReference> of(DirectorySnapshot directory, Issue issue) {
        return directory.project(issue.project()).map(project -> new IssueReference(
                issue.id().toString(), issue.shortId(project.slug()).toString(),
                issue.metadata().title()));
    }
}
