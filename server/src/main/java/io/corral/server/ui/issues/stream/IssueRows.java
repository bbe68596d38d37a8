package io.corral.server.ui.issues.stream;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.Priority;
import io.corral.domain.project.Project;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.server.ui.Address;
import io.corral.server.ui.People;
import io.corral.server.ui.Words;
import io.corral.server.ui.issues.IssueSummary;
import io.corral.store.issue.IssuePage;
import io.corral.web.page.stream.IssueRow;
import io.corral.web.page.stream.IssueRow.PriorityMark;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes the rows of the stream. Users are those since the beginning: only the event store knows
/// them for a time, and the stream must not wait for it.
///
/// @param path of the stream, a slash at its end
/// @param series counts for the diagrams; issues without have none
record IssueRows(
        String path, DirectorySnapshot directory, Instant now, StreamQuery query,
        Map<IssueId, List<Long>> series) {

    List<IssueRow> of(List<IssuePage.Row> found) {
        return found.stream().map(this::row).toList();
    }

    private IssueRow row(IssuePage.Row found) {
        Issue issue = found.issue();
        Issue.Numbers numbers = issue.numbers();
        IssueSummary summary = IssueSummary.of(issue);
        String slug = slug(issue.project());
        return new IssueRow(
                issue.id().toString(), url(issue), issue.shortId(slug).toString(),
                summary.title(), summary.message(), summary.culprit(),
                issue.level().wireName(), summary.chips(),
                priority(issue), slug, issue.comments(),
                Words.shortNumber(found.events()), Words.many(found.events(), "event"),
                Words.shortNumber(numbers.users()),
                Words.many(numbers.users(), "user") + " since the beginning",
                Words.ago(numbers.firstSeen(), now),
                Words.ago(numbers.lastSeen(), now),
                People.of(directory, issue.assignee()),
                Sparklines.of(series.getOrDefault(issue.id(), List.of(0L)), query.graph()));
    }

    /// The page of an issue, which knows the list one came from.
    private String url(Issue issue) {
        return Address.of(path + issue.id() + "/")
                .with("from", query.parameters()).toString();
    }

    private String slug(ProjectId project) {
        return directory.project(project).map(Project::slug).orElse("");
    }

    private @Nullable PriorityMark priority(Issue issue) {
        boolean isUsual = issue.priority() == Priority.ofLevel(issue.level());
        if (isUsual && query.sort() != StreamSort.PRIORITY) {
            return null;
        }
        return switch (issue.priority()) {
            case HIGH -> new PriorityMark("High", "arrow-up", "is-high");
            case MEDIUM -> new PriorityMark("Medium", "arrow-right", "");
            case LOW -> new PriorityMark("Low", "arrow-down", "");
        };
    }
}
