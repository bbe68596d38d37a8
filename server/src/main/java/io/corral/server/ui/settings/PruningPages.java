package io.corral.server.ui.settings;

import io.corral.domain.access.Scope;
import io.corral.domain.access.User;
import io.corral.domain.id.OrganizationId;
import io.corral.engine.triage.prune.PruningDecisions;
import io.corral.engine.triage.prune.PruningDecisions.Decided;
import io.corral.engine.triage.prune.PruningReport;
import io.corral.engine.triage.prune.PruningReport.State;
import io.corral.engine.triage.prune.PruningReports;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.ui.Address;
import io.corral.server.ui.Section;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.web.page.settings.PruningPage;
import io.corral.web.page.settings.PruningPage.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The page of the monthly pruning report: what could go out of sight, approved all or singly, and
/// taken back.
public final class PruningPages {

    private final Ui ui;
    private final PruningReports reports;
    private final PruningDecisions decisions;

    /// Pages on these reports.
    public PruningPages(Ui ui, PruningReports reports, PruningDecisions decisions) {
        this.ui = ui;
        this.reports = reports;
        this.decisions = decisions;
    }

    /// Adds the pages.
    public void add() {
        String path = SettingsTabs.PRUNING.pattern();
        ui.page(path, SettingsTabs.PRUNING.scope(), this::show);
        ui.form(path, Scope.PROJECT_WRITE, this::decide);
        ui.form(path + "make/", Scope.EVENT_WRITE, (visit, _) -> {
            PruningReport made = reports.make(visit.organization().id(),
                    visit.principal().user().id());
            return Ui.done(SettingsTabs.PRUNING.address(visit),
                    Words.many(made.entries().size(), "proposal") + " for "
                            + Words.many(made.issues(), "open issue") + ".");
        });
    }

    private Answer show(Visit visit) {
        List<PruningReport> all = reports.list(visit.organization().id());
        String wanted = visit.query().firstOr("month", "");
        Optional<PruningReport> report = all.stream()
                .filter(each -> wanted.isEmpty() || each.month().equals(wanted)).findFirst();
        if (report.isEmpty() && !wanted.isEmpty()) {
            return ui.missing(visit);
        }
        var view = new PruningView(visit);
        String base = SettingsTabs.PRUNING.address(visit);
        return ui.pages().page(200, "settings/pruning", new PruningPage(
                ui.shells().of(visit, "Noise pruning", Section.SETTINGS),
                SettingsTabs.PRUNING.among(visit), base,
                report.map(PruningReport::month).orElse(""), visit.may(Scope.PROJECT_WRITE),
                report.map(each -> Words.ago(each.madeAt(), visit.now())).orElse(null),
                report.map(PruningView::sentence).orElse(""),
                (int) report.stream().flatMap(each -> each.entries().stream())
                        .filter(entry -> entry.state() == State.OPEN).count(),
                all.stream().map(each -> new Month(
                        Address.of(base).with("month", each.month()).toString(), each.month(),
                        report.filter(each::equals).isPresent())).toList(),
                report.map(view::proposals).orElse(List.of())));
    }

    private Answer decide(Visit visit, Query form) {
        OrganizationId organization = visit.organization().id();
        String month = form.firstOr("month", "");
        boolean undo = form.firstOr("action", "").equals("undo");
        List<String> keys = form.firstOr("action", "").equals("all")
                ? reports.find(organization, month).stream()
                        .flatMap(report -> report.entries().stream())
                        .filter(entry -> entry.state() == State.OPEN)
                        .map(entry -> entry.proposal().key()).toList()
                : form.all("key");
        User actor = visit.principal().user();
        int done = 0;
        List<String> refused = new ArrayList<>();
        for (String key : keys) {
            switch (undo
                    ? decisions.undo(organization, month, key, actor)
                    : decisions.approve(organization, month, key, actor)) {
                case Decided.Done _ -> done++;
                case Decided.Refused(var sentence) -> refused.add(sentence);
                case Decided.Missing() -> refused.add("One proposal is gone.");
            }
        }
        String told = keys.isEmpty()
                ? "Nothing was chosen."
                : Words.many(done, "proposal") + (undo ? " taken back." : " approved.");
        return Ui.done(Address.of(SettingsTabs.PRUNING.address(visit)).with("month", month)
                .toString(), refused.isEmpty() ? told : told + " " + refused.getFirst());
    }
}
