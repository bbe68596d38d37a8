package io.corral.server.ui.triage;

import io.corral.domain.access.Scope;
import io.corral.domain.triage.Verdict;
import io.corral.engine.triage.IssueTriage.Worklist;
import io.corral.engine.triage.ResolutionReports;
import io.corral.engine.triage.ResolutionReports.Report;
import io.corral.server.http.Answer;
import io.corral.server.ui.Address;
import io.corral.server.ui.PageScope;
import io.corral.server.ui.ScopeBars;
import io.corral.server.ui.Section;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.web.page.ScopeBar;
import io.corral.web.page.ScopeBar.Choice;
import io.corral.web.page.ScopeBar.Picker;
import io.corral.web.page.Shell.Link;
import io.corral.web.page.triage.CatchUp.Notice;
import io.corral.web.page.triage.ReportPage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The page that says how fast issues are dealt with, and how far verdicts were right.
final class ReportPages {

    /// Below the worklist.
    static final String REPORT = "report/";

    private static final int USUAL_DAYS = 30;
    private static final Duration PATIENCE = Duration.ofMillis(1_200);

    private final Ui ui;
    private final CatchUpPages.Uses uses;
    private final Trust trust;

    ReportPages(Ui ui, CatchUpPages.Uses uses, Trust trust) {
        this.ui = ui;
        this.uses = uses;
        this.trust = trust;
    }

    void add() {
        ui.page("/organizations/{org}/" + Visited.PATH + REPORT, Scope.EVENT_READ, this::show);
    }

    /// The way here.
    static Link link(Visit visit) {
        return new Link(visit.address(Visited.PATH + REPORT), "Triage report");
    }

    private Answer show(Visit visit) {
        PageScope scope = PageScope.of(visit, word(USUAL_DAYS));
        int days = ResolutionReports.PERIODS.stream()
                .filter(each -> word(each).equals(scope.period())).findFirst().orElse(USUAL_DAYS);
        Address here = scope.on(Address.of(visit.address(Visited.PATH + REPORT)), visit);
        Report report = uses.resolution().of(scope.projectIds(visit));
        List<Verdict> open = uses.triage().rank(visit.organization().id(), PATIENCE)
                .map((Worklist list) -> list.of(scope.projectIds(visit))).orElse(List.of());
        var view = new ReportView(report, days, open, visit.directory());
        List<Notice> notices = new ArrayList<>(trust.warnings(visit));
        notices.add(trust.quality(visit, null));
        return ui.pages().page(200, "triage/report", new ReportPage(
                ui.shells().of(visit, "Triage report", Section.CATCH_UP),
                visit.address(Visited.PATH),
                new ScopeBar(ScopeBars.projects(visit, scope, here), null, periods(here, days)),
                view.headline(), view.figures(), view.chart(), ReportView.keys(), view.tallies(),
                view.tables(), view.notes(), notices));
    }

    private static String word(int days) {
        return days + "d";
    }

    private static Picker periods(Address here, int days) {
        Address open = here.without("start").without("end");
        return new Picker("Last " + days + " days", false, ResolutionReports.PERIODS.stream()
                .map(each -> new Choice(open.with("statsPeriod", word(each)).toString(),
                        "Last " + each + " days", each == days))
                .toList(), null);
    }
}
