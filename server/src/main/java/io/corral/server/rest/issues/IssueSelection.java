package io.corral.server.rest.issues;

import io.corral.domain.id.IssueId;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueStatus;
import io.corral.engine.search.IssueSearch;
import io.corral.engine.search.SearchScope;
import io.corral.server.http.Answer;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.scope.ReadScope;
import io.corral.store.issue.IssueCondition;
import io.corral.store.issue.IssuePage;
import io.corral.store.issue.IssueQueries;
import io.corral.store.issue.IssueQuery;
import io.corral.store.issue.IssueSort;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The issues a change of many is about: those named by `id`, else those that meet `query`, else
/// those of a `status`, else all. Nothing outside the scope is ever selected.
record IssueSelection(IssueQueries issues, IssueSearch search) {

    /// A change concerns at most so many issues (Sentry's bound).
    private static final int ISSUES_MAX = 1_000;
    private static final int PAGE = 100;

    sealed interface Selected {
        record Issues(List<Issue> issues) implements Selected {}

        record Wrong(Answer answer) implements Selected {}
    }

    Selected of(Call call, ReadScope scope, SearchScope searched) {
        List<String> named = call.query().all("id");
        if (!named.isEmpty()) {
            return byId(named, scope);
        }
        if (call.query().has("query")) {
            return switch (search.plan(call.query().firstOr("query", ""), searched)) {
                case IssueSearch.Answer.Refused(var sentence) ->
                    new Selected.Wrong(ApiErrors.badRequest(sentence));
                case IssueSearch.Answer.Planned(var condition, _) -> matching(scope, condition);
            };
        }
        String status = call.query().firstOr("status", "");
        if (status.isEmpty()) {
            return matching(scope, IssueCondition.EVERYTHING);
        }
        Optional<IssueStatus> known = UpdateBody.status(status);
        return known.isEmpty()
                ? new Selected.Wrong(ApiErrors.badRequest("Unknown status " + status + "."))
                : matching(scope, new IssueCondition.StatusIn(Set.of(known.get())));
    }

    private Selected byId(List<String> named, ReadScope scope) {
        Set<IssueId> ids = new HashSet<>();
        for (String name : named) {
            if (!name.matches("\\d{1,18}") || Long.parseLong(name) == 0) {
                return new Selected.Wrong(
                        ApiErrors.badRequest("id has to be a number, found " + name + "."));
            }
            ids.add(new IssueId(Long.parseLong(name)));
        }
        return new Selected.Issues(issues.find(ids).stream()
                .filter(issue -> scope.projects().contains(issue.project())).toList());
    }

    private Selected matching(ReadScope scope, IssueCondition condition) {
        List<Issue> all = new ArrayList<>();
        IssuePage page;
        do {
            page = issues.list(new IssueQuery(scope.projects(), scope.environments(), null, null,
                    condition, IssueSort.NEW, all.size(), PAGE));
            page.rows().forEach(row -> all.add(row.issue()));
        } while (page.hasMore() && all.size() < ISSUES_MAX);
        return new Selected.Issues(List.copyOf(all));
    }
}
