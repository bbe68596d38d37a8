package io.corral.server.rest.issues;

import io.corral.domain.id.EventId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.issue.Issue;
import io.corral.engine.search.IssueSearch;
import io.corral.engine.search.SearchScope;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Page;
import io.corral.server.rest.issues.IssueListRoutes.Searches;
import io.corral.server.rest.issues.IssueViews.Counted;
import io.corral.server.rest.issues.IssueViews.Extent;
import io.corral.server.rest.scope.ReadScope;
import io.corral.server.rest.scope.ReadStores;
import io.corral.store.event.EventPredicate;
import io.corral.store.issue.IssueCondition;
import io.corral.store.issue.IssuePage;
import io.corral.store.issue.IssueQuery;
import io.corral.store.issue.IssueSort;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One page of a list of issues: found, counted within the time and environments asked for, and
/// drawn (API reference 2.3, 28).
final class IssueListing {

    /// How far back is looked when nothing is said about time.
    static final Duration USUAL = Duration.ofDays(90);

    private static final String OPEN_ONES = "is:unresolved";
    private static final int PAGE_USUAL = 25;
    private static final int PAGE_MAX = 100;

    private final ReadStores stores;
    private final Searches searches;
    private final InstantSource clock;

    IssueListing(ReadStores stores, Searches searches, InstantSource clock) {
        this.stores = stores;
        this.searches = searches;
        this.clock = clock;
    }

    Answer answer(Call call, OrganizationId organization, ReadScope scope) {
        return switch (Page.of(call.query(), PAGE_USUAL, PAGE_MAX)) {
            case Page.Asked.Wrong(var answer) -> answer;
            case Page.Asked.For(var page) -> answer(call, organization, scope, page);
        };
    }

    private Answer answer(Call call, OrganizationId organization, ReadScope scope, Page page) {
        Query query = call.query();
        Optional<IssueSort> sort = sort(query.firstOr("sort", "date"));
        if (sort.isEmpty()) {
            return ApiErrors.badRequest("Invalid sort: " + query.first("sort")
                    + ". Known are date, new, freq, user, trends, recommended and inbox.");
        }
        String period = query.has("groupStatsPeriod")
                ? query.firstOr("groupStatsPeriod", "")
                : "24h";
        if (!GroupStats.PERIODS.contains(period)) {
            return ApiErrors.badRequest("Invalid groupStatsPeriod: empty, 24h, 14d, 30d or auto.");
        }
        String text = query.has("query") ? query.firstOr("query", "") : OPEN_ONES;
        Instant now = clock.instant();
        SearchScope searched = scope.forSearch(call, organization, USUAL, now);
        return switch (searches.issues().plan(text, searched)) {
            case IssueSearch.Answer.Refused(var sentence) -> ApiErrors.badRequest(sentence);
            case IssueSearch.Answer.Planned(var condition, var about) -> {
                IssuePage found = stores.issues().list(
                        issueQuery(scope, condition, sort.get(), page));
                List<Counted> counted = counted(found, searched, scope.window() != null,
                        query.all("collapse").contains("filtered") ? null : about);
                List<IssueView> views = new IssueViews(stores.issues())
                        .of(call, counted, extent(call, scope, period, now));
                Answer answer = page.answer(call.request(), views, found.hasMore())
                        .with("X-Hits", Integer.toString(found.hits()))
                        .with("X-Max-Hits", Integer.toString(IssuePage.HITS_MAX));
                yield isDirectHit(text, found)
                        ? answer.with("X-Sentry-Direct-Hit", "1")
                        : answer;
            }
        };
    }

    private static IssueQuery issueQuery(
            ReadScope scope, IssueCondition condition, IssueSort sort, Page page) {
        var window = scope.window();
        return new IssueQuery(scope.projects(), scope.environments(),
                window == null ? null : window.from(), window == null ? null : window.to(),
                condition, sort, (int) page.offset(), page.size());
    }

    /// An event id finds exactly the issue of that event.
    private static boolean isDirectHit(String query, IssuePage found) {
        String word = query.strip();
        String id = word.startsWith("event.id:") ? word.substring("event.id:".length()) : word;
        return found.rows().size() == 1 && EventId.parse(id).isPresent();
    }

    private List<Counted> counted(
            IssuePage found, SearchScope scope, boolean timed, @Nullable EventPredicate about) {
        List<Issue> issues = found.rows().stream().map(IssuePage.Row::issue).toList();
        var shown = searches.volumes().shown(issues, scope, timed, about);
        return issues.stream()
                .map(issue -> new Counted(issue, Objects.requireNonNull(shown.get(issue.id()))))
                .toList();
    }

    private static Extent extent(Call call, ReadScope scope, String period, Instant now) {
        List<String> collapsed = call.query().all("collapse");
        GroupStats stats = collapsed.contains("stats")
                ? null
                : GroupStats.of(period, scope.window(), now);
        return new Extent(stats == null ? List.of() : List.of(stats), scope.environments(),
                !collapsed.contains("lifetime"));
    }

    private static Optional<IssueSort> sort(String name) {
        return switch (name) {
            case "date" -> Optional.of(IssueSort.DATE);
            case "new" -> Optional.of(IssueSort.NEW);
            case "freq", "trends" -> Optional.of(IssueSort.FREQUENCY);
            case "user" -> Optional.of(IssueSort.USER);
            case "priority", "recommended", "better" -> Optional.of(IssueSort.PRIORITY);
            case "inbox" -> Optional.of(IssueSort.INBOX);
            default -> Optional.empty();
        };
    }
}
