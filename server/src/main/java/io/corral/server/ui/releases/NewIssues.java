package io.corral.server.ui.releases;

import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.Substatus;
import io.corral.domain.project.Project;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.server.ui.issues.IssueSummary;
import io.corral.store.issue.IssueCondition.TextField;
import io.corral.store.issue.IssueCondition.TextIs;
import io.corral.store.issue.IssuePage;
import io.corral.store.issue.IssueQueries;
import io.corral.store.issue.IssueQuery;
import io.corral.store.issue.IssueSort;
import io.corral.store.issue.TextMatch;
import io.corral.store.release.Release;
import io.corral.web.page.issue.Chip;
import io.corral.web.page.releases.ReleaseDetail.NewIssue;
import io.corral.web.page.releases.ReleaseDetail.Rest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// The issues a release brought.
final class NewIssues {

    private static final int SHOWN = 10;

    private final IssueQueries issues;

    NewIssues(IssueQueries issues) {
        this.issues = issues;
    }

    /// Some of them, and how many there are.
    record Found(List<NewIssue> rows, Rest rest) {}

    /// @param narrowed whether not all projects of the release are looked at
    Found of(Visit visit, Release release, Set<ProjectId> projects, boolean narrowed) {
        IssuePage page = issues.list(new IssueQuery(projects, Set.of(), null, null,
                new TextIs(TextField.FIRST_RELEASE, new TextMatch.Equal(release.version())),
                IssueSort.FREQUENCY, 0, SHOWN));
        String url = ReleaseLinks.newIssues(
                visit, release.version(), narrowed ? projects : Set.of());
        String words = page.hasMore() ? "All " + Words.number(page.hits()) : "As a list";
        return new Found(page.rows().stream().map(row -> row(visit, row)).toList(),
                new Rest(words, page.rows().isEmpty() ? null : url));
    }

    private static NewIssue row(Visit visit, IssuePage.Row row) {
        Issue issue = row.issue();
        IssueSummary summary = IssueSummary.of(issue);
        String slug = visit.directory().project(issue.project()).map(Project::slug).orElse("");
        return new NewIssue(
                visit.address("issues/" + issue.id() + "/"), issue.level().wireName(),
                issue.shortId(slug).toString(),
                summary.title(), Objects.requireNonNullElse(summary.message(), ""),
                Words.many(row.events(), "event"),
                Words.many(issue.numbers().users(), "user"),
                Words.ago(issue.numbers().lastSeen(), visit.now()), chips(issue));
    }

    private static List<Chip> chips(Issue issue) {
        List<Chip> chips = new ArrayList<>();
        if (issue.state().status() == IssueStatus.RESOLVED) {
            chips.add(Chip.of("Resolved", "is-resolved"));
        } else if (issue.state().substatus() == Substatus.REGRESSED) {
            chips.add(Chip.of("Regressed", "is-regressed"));
        } else if (issue.state().status() == IssueStatus.IGNORED) {
            chips.add(Chip.of("Ignored", ""));
        }
        if (issue.unhandled()) {
            chips.add(Chip.of("Unhandled", "is-unhandled"));
        }
        return chips;
    }
}
