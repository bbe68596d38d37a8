package io.corral.server.ui.issue;

import io.corral.domain.issue.Issue;
import io.corral.domain.project.Project;
import io.corral.engine.search.SearchScope;
import io.corral.engine.search.TimeWindow;
import io.corral.server.http.Query;
import io.corral.server.ui.Address;
import io.corral.server.ui.PageScope;
import io.corral.server.ui.Visit;
import io.corral.server.ui.issue.event.Values;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which events of an issue its pages are about, and which list of issues one came from: all of it
/// stands in the address.
///
/// @param scope environments and time
/// @param timed whether the address says a time; otherwise events of any time are walked through
/// @param query in the language of event search; empty for all
/// @param from query string of the list one came from; empty when one did not come from a list
record IssueFilter(PageScope scope, boolean timed, String query, String from) {

    static final String QUERY = "query";
    static final String FROM = "from";

    private static final int FROM_LENGTH_MAX = 4_000;
    private static final List<String> PERIODS = List.of("14d", "30d", "90d");

    static IssueFilter of(Visit visit, Issue issue) {
        Query query = visit.query();
        String from = query.firstOr(FROM, "");
        boolean timed = query.has("statsPeriod") || (query.has("start") && query.has("end"));
        return new IssueFilter(PageScope.of(visit, usual(issue, visit.now())), timed,
                query.firstOr(QUERY, "").strip(),
                from.length() > FROM_LENGTH_MAX ? "" : Address.of("").withAll(from).query());
    }

    /// The shortest of the usual periods that shows something.
    private static String usual(Issue issue, Instant now) {
        Duration age = Duration.between(issue.numbers().lastSeen(), now);
        for (String period : PERIODS) {
            long days = Long.parseLong(period.substring(0, period.length() - 1));
            if (age.compareTo(Duration.ofDays(days)) < 0) {
                return period;
            }
        }
        return PERIODS.getFirst();
    }

    /// An address with all of it.
    Address on(Address address, Visit visit) {
        Address scoped = scope.on(address, visit).without("project");
        Address asked = query.isEmpty() ? scoped : scoped.with(QUERY, query);
        return from.isEmpty() ? asked : asked.with(FROM, from);
    }

    /// Who asks for what: the time named in the address, else any.
    SearchScope search(Visit visit, Project project, Issue issue) {
        TimeWindow window = timed
                ? scope.window()
                : new TimeWindow(Instant.EPOCH,
                        issue.numbers().lastSeen().plus(Duration.ofDays(1)));
        return new SearchScope(visit.organization().id(), Map.of(project.id(), project.slug()),
                Set.copyOf(scope.environments()), window, visit.principal().user().id(),
                visit.now());
    }

    /// Whether one came from the worklist of triage.
    boolean isOfWorklist() {
        return Query.parse(from).firstOr("view", "").equals("catch-up");
    }

    /// Whether less than everything is looked at.
    boolean isNarrow() {
        return timed || !query.isEmpty() || !scope.environments().isEmpty();
    }

    /// The query as part of a sentence.
    String named() {
        return Values.cut(query, 100);
    }
}
