package io.corral.server.rest.issues;

import io.corral.domain.issue.Activity;
import io.corral.domain.issue.Issue;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.rest.Call;
import io.corral.server.rest.issues.IssueViews.Counted;
import io.corral.server.rest.issues.IssueViews.Extent;
import io.corral.server.rest.releases.ReleaseView;
import io.corral.server.rest.releases.ReleaseViews;
import io.corral.server.rest.scope.ReadStores;
import io.corral.server.rest.scope.UserReference;
import io.corral.store.issue.IssueQueries;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The whole object of one issue.
final class IssueDetails {

    private static final int ACTIVITIES_SHOWN = 100;
    private static final int DAYS_SHOWN = 30;

    /// User reports are counted up to here.
    private static final int REPORTS_COUNTED = 100;

    private final ReadStores stores;
    private final IssueQueries issues;
    private final InstantSource clock;

    IssueDetails(ReadStores stores, InstantSource clock) {
        this.stores = stores;
        this.issues = stores.issues();
        this.clock = clock;
    }

    /// The answer with an issue.
    Answer answer(Call call, FoundIssue found) {
        return Answer.json(200, Json.MAPPER.writeValueAsBytes(of(call, found)));
    }

    /// The view of an issue.
    IssueDetailView of(Call call, FoundIssue found) {
        Issue issue = found.issue();
        IssueView view = new IssueViews(issues)
                .of(call, List.of(Counted.whole(issue)), extent(call))
                .getFirst();
        List<Activity> activities =
                issues.activities(issue.id(), Set.of(), 0, ACTIVITIES_SHOWN);
        return new IssueDetailView(
                view,
                release(call, found, issue.numbers().firstRelease()),
                release(call, found, issue.numbers().lastRelease()),
                activities.stream()
                        .map(each -> ActivityView.of(each, call.directory())).toList(),
                view.hasSeen() ? List.of(UserReference.of(call.principal().user())) : List.of(),
                List.of(),
                issues.userReports(issue.id(), 0, REPORTS_COUNTED).size(),
                List.of(), List.of(), List.of());
    }

    private Extent extent(Call call) {
        List<String> collapsed = call.query().all("collapse");
        Instant now = clock.instant();
        List<GroupStats> stats = collapsed.contains("stats")
                ? List.of()
                : List.of(GroupStats.lastDay(now), GroupStats.days("30d", DAYS_SHOWN, now));
        return new Extent(stats, Set.of(), !collapsed.contains("lifetime"));
    }

    private @Nullable ReleaseView release(
            Call call, FoundIssue found, @Nullable String version) {
        return version == null
                ? null
                : new ReleaseViews(stores)
                        .find(found.organization().id(), version, call.directory())
                        .orElse(null);
    }
}
