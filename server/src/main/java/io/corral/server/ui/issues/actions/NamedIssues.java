package io.corral.server.ui.issues.actions;

import io.corral.domain.id.IssueId;
import io.corral.domain.issue.Issue;
import io.corral.server.http.Query;
import io.corral.server.ui.Visit;
import io.corral.store.issue.IssueQueries;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Finds the issues that a form names. Those that do not exist, and those of other organisations,
/// are as if they were not named.
public record NamedIssues(IssueQueries issues) {

    private static final int ISSUES_MAX = 1_000;

    /// The issues a form is about.
    public List<Issue> of(Visit visit, Query form) {
        Set<IssueId> ids = ids(form);
        return ids.isEmpty()
                ? List.of()
                : issues.find(ids).stream()
                        .filter(issue -> visit.directory().project(issue.project())
                                .filter(project -> project.organization()
                                        .equals(visit.organization().id()))
                                .isPresent())
                        .toList();
    }

    /// What a form or an address names, whether it exists or not.
    public static Set<IssueId> ids(Query query) {
        Set<IssueId> ids = new LinkedHashSet<>();
        for (String name : query.all("issue")) {
            if (ids.size() < ISSUES_MAX && name.matches("[1-9]\\d{0,17}")) {
                ids.add(new IssueId(Long.parseLong(name)));
            }
        }
        return ids;
    }
}
