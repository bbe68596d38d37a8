package io.corral.server.ui.stats;

import io.corral.domain.access.Scope;
import io.corral.server.http.Answer;
import io.corral.server.ui.Address;
import io.corral.server.ui.PageScope;
import io.corral.server.ui.ScopeBars;
import io.corral.server.ui.Section;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.store.outcome.OutcomeQuery;
import io.corral.store.outcome.OutcomeQuery.GroupBy;
import io.corral.store.outcome.OutcomeStore;
import io.corral.store.outcome.OutcomeSum;
import io.corral.web.page.ScopeBar;
import io.corral.web.page.stats.Usage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/// What became of everything that was sent.
public final class UsagePages {

    private static final String USUAL_PERIOD = "14d";
    private static final String USUAL_CATEGORY = "error";
    private static final int COLUMNS = 60;

    private final Ui ui;
    private final OutcomeStore outcomes;

    /// Usage by these counts.
    public UsagePages(Ui ui, OutcomeStore outcomes) {
        this.ui = ui;
        this.outcomes = outcomes;
    }

    /// Adds the page.
    public void add() {
        ui.page("/organizations/{org}/stats/", Scope.ORG_READ, this::usage);
    }

    private Answer usage(Visit visit) {
        PageScope scope = PageScope.of(visit, USUAL_PERIOD);
        String category = visit.query().firstOr("category", USUAL_CATEGORY);
        Address address = scope.on(Address.of(visit.address("stats/")), visit);
        Address own = category.equals(USUAL_CATEGORY)
                ? address
                : address.with("category", category);
        Instant from = scope.window().from().truncatedTo(ChronoUnit.HOURS);
        Instant to = scope.window().to();
        int hours = hoursOfColumn(Duration.between(from, to));
        List<OutcomeSum> sums = outcomes.sums(new OutcomeQuery(scope.projectIds(visit), from, to,
                hours, Set.of(GroupBy.PROJECT, GroupBy.OUTCOME, GroupBy.REASON),
                Set.of(category), Set.of(), Set.of()));
        ScopeBar all = ScopeBars.of(visit, scope, List.of(), own);
        return ui.pages().page(200, "stats/usage", new Usage(
                ui.shells().of(visit, "Usage", Section.STATS),
                visit.may(Scope.EVENT_READ) ? visit.address("catch-up/report/") : null,
                new ScopeBar(all.projects(), null, all.periods()),
                UsageView.categories(address, category),
                UsageView.outcomes(sums),
                UsageView.bars(sums, from, to, hours, visit.zone()),
                UsageView.reasons(sums), UsageView.projects(sums, visit.directory()),
                UsageView.time(from, visit.zone()), UsageView.time(to, visit.zone())));
    }

    /// About so many columns as fit, each some full hours.
    static int hoursOfColumn(Duration length) {
        return (int) Math.max(1, Math.ceilDiv(length.toHours(), COLUMNS));
    }
}
