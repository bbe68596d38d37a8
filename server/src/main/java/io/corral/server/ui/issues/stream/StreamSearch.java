package io.corral.server.ui.issues.stream;

import io.corral.domain.issue.Issue;
import io.corral.engine.search.IssueSearch;
import io.corral.server.http.Query;
import io.corral.server.ui.SearchProblems;
import io.corral.server.ui.Visit;
import io.corral.server.ui.issues.actions.MatchingIssues;
import io.corral.store.issue.IssueCondition;
import io.corral.store.issue.IssueCondition.TimeField;
import io.corral.store.issue.IssuePage;
import io.corral.store.issue.IssueQueries;
import io.corral.web.page.stream.SearchBox.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Looks for the issues of the stream, among those the visitor may see. Thread-safe.
final class StreamSearch implements MatchingIssues {

    private static final int PAGE = 100;

    private final IssueSearch search;
    private final IssueQueries issues;

    StreamSearch(IssueSearch search, IssueQueries issues) {
        this.search = search;
        this.issues = issues;
    }

    /// What came of it.
    sealed interface Found {
        /// Issues.
        record Issues(IssuePage page) implements Found {}

        /// The search has no meaning.
        record Mistake(Problem problem) implements Found {}
    }

    private sealed interface Plan {
        record Condition(IssueCondition condition) implements Plan {}

        record Mistake(Problem problem) implements Plan {}
    }

    /// One page of the stream.
    Found page(Visit visit, StreamQuery query) {
        return switch (plan(visit, query)) {
            case Plan.Mistake(var problem) -> new Found.Mistake(problem);
            case Plan.Condition(var condition) -> new Found.Issues(issues.list(
                    query.rows(visit, condition, query.offset(), StreamQuery.ROWS)));
        };
    }

    private Plan plan(Visit visit, StreamQuery query) {
        Optional<Problem> problem = SearchProblems.of(query.query());
        if (problem.isPresent()) {
            return new Plan.Mistake(problem.get());
        }
        return switch (search.plan(query.query(), query.searchScope(visit))) {
            case IssueSearch.Answer.Refused(var sentence) ->
                new Plan.Mistake(SearchProblems.meaningless(sentence));
            case IssueSearch.Answer.Planned(var condition, _) -> new Plan.Condition(condition);
        };
    }

    /// How many issues of the search became what they are since a time: new ones, and those that
    /// came back. Empty when the search has no meaning.
    OptionalInt newSince(Visit visit, StreamQuery query, Instant since) {
        return switch (plan(visit, query)) {
            case Plan.Mistake _ -> OptionalInt.empty();
            case Plan.Condition(var condition) -> {
                var young = new IssueCondition.TimeIn(TimeField.STATE_SINCE, since, null);
                var both = new IssueCondition.All(List.of(condition, young));
                yield OptionalInt.of(issues.list(query.rows(visit, both, 0, 1)).hits());
            }
        };
    }

    @Override
    public List<Issue> of(Visit visit, Query parameters, int issuesMax) {
        StreamQuery query = StreamQuery.of(visit, parameters);
        List<Issue> all = new ArrayList<>();
        if (plan(visit, query) instanceof Plan.Condition(var condition)) {
            boolean more = true;
            while (more && all.size() < issuesMax) {
                int limit = Math.min(PAGE, issuesMax - all.size());
                IssuePage page = issues.list(query.rows(visit, condition, all.size(), limit));
                page.rows().forEach(row -> all.add(row.issue()));
                more = page.hasMore();
            }
        }
        return List.copyOf(all);
    }
}
