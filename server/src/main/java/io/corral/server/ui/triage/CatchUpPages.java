package io.corral.server.ui.triage;

import io.corral.domain.access.Scope;
import io.corral.domain.id.IssueId;
import io.corral.domain.issue.Issue;
import io.corral.domain.triage.session.Step;
import io.corral.domain.triage.session.TriageSession;
import io.corral.engine.triage.CatchUp;
import io.corral.engine.triage.Corrections;
import io.corral.engine.triage.HandoverNotes;
import io.corral.engine.triage.IgnoreWarnings;
import io.corral.engine.triage.IssueTriage;
import io.corral.engine.triage.IssueTriage.Worklist;
import io.corral.engine.triage.ProductContexts;
import io.corral.engine.triage.ResolutionReports;
import io.corral.engine.triage.ShownRankings;
import io.corral.engine.triage.TriageQuality;
import io.corral.engine.triage.TriageSessions;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.ui.Address;
import io.corral.server.ui.ScopeBars;
import io.corral.server.ui.Section;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.server.ui.issues.actions.NamedIssues;
import io.corral.server.ui.issues.actions.TriageSteps;
import io.corral.store.issue.IssueQueries;
import io.corral.web.page.triage.CatchUp.Alone;
import io.corral.web.page.triage.CatchUp.News;
import io.corral.web.page.triage.CatchUp.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Catch me up: the first page after sign-in, with the parts its scripts ask for and the forms that
/// are its alone. What is done to issues goes where it goes on every page.
public final class CatchUpPages {

    private static final String PAGE = "/organizations/{org}/" + Visited.PATH;
    /// A page that takes longer looks like one that hangs.
    private static final Duration PATIENCE = Duration.ofMillis(1_200);
    private static final int FIXED_LINES = 3;
    private static final int FIXED_ALONE = 50;

    private final Ui ui;
    private final Uses uses;
    private final Trust trust;
    private final Notices notices;
    private final NamedIssues named;

    /// What the pages use.
    public record Uses(IssueTriage triage, CatchUp catchUp, TriageSessions sessions,
            Corrections corrections, HandoverNotes notes, ProductContexts contexts,
            ShownRankings shown, TriageQuality quality, IgnoreWarnings warnings,
            IssueQueries issues, ResolutionReports resolution) {}

    public CatchUpPages(Ui ui, Uses uses) {
        this.ui = ui;
        this.uses = uses;
        this.trust = new Trust(uses.quality(), uses.warnings(), uses.issues());
        this.notices = new Notices(uses.contexts(), trust);
        this.named = new NamedIssues(uses.issues());
    }

    /// Adds the pages.
    public void add() {
        ui.page(PAGE, Scope.EVENT_READ, this::page);
        ui.page(PAGE + "rows/", Scope.EVENT_READ, this::rows);
        ui.page(PAGE + "why/", Scope.EVENT_READ, this::why);
        ui.form(PAGE + TriageDesks.PASS, Scope.EVENT_WRITE, this::pass);
        new CorrectionDesk(ui, uses.corrections(), uses.sessions(), named).add();
        new HandoverPages(ui, uses).add();
        new ReportPages(ui, uses, trust).add();
    }

    private Answer page(Visit visit) {
        Visited visited = Visited.of(visit);
        Optional<Address> shareable = visited.shareable();
        if (shareable.isPresent()) {
            return Answer.seeOther(shareable.get().toString());
        }
        TriageSession session = uses.sessions().visit(
                visit.organization().id(), visit.principal().user().id());
        var page = worklist(visit).map(worklist -> whole(visited, session, worklist))
                .orElseGet(() -> waiting(visited, session));
        return visit.isPartial()
                ? ui.pages().part(200, "triage/content", page)
                : ui.pages().page(200, "catchup", page);
    }

    private Optional<Worklist> worklist(Visit visit) {
        return uses.triage().rank(visit.organization().id(), PATIENCE);
    }

    private CatchUp.News news(Visited visited, TriageSession session, Worklist worklist) {
        Instant since = visited.since() == null ? session.since() : visited.since();
        boolean isAlone = visited.section().equals(NewsCards.FIXED);
        return uses.catchUp().since(worklist, visited.projects(), since,
                isAlone ? visited.offset() : 0, isAlone ? FIXED_ALONE : FIXED_LINES);
    }

    private io.corral.web.page.triage.CatchUp whole(
            Visited visited, TriageSession session, Worklist worklist) {
        CatchUp.News happened = news(visited, session, worklist);
        var view = new CatchUpView(visited, worklist, happened, session);
        boolean isAlone = !CatchUpView.title(visited.section()).isEmpty();
        boolean isFixed = visited.section().equals(NewsCards.FIXED);
        List<News> news = isAlone
                ? isFixed ? List.of(view.news().fixed(happened, FIXED_ALONE)) : List.of()
                : view.news().of(happened);
        boolean isQuiet = news.stream().allMatch(each -> each.isNone() && each.all() == null);
        Visit visit = visited.visit();
        uses.shown().shown(visit.organization().id(), worklist, visit.principal().user().id());
        var empty = view.isEmpty() && !isAlone
                ? EmptyWorklists.of(visited, uses.issues())
                : Optional.<io.corral.web.page.triage.CatchUp.Empty>empty();
        return new io.corral.web.page.triage.CatchUp(
                ui.shells().of(visit, "Catch me up", Section.CATCH_UP),
                visited.here().toString(), view.headline(),
                view.projects(), view.since(), isQuiet ? List.of() : news,
                isAlone ? null : HandoverPages.latest(visit, uses.notes()).orElse(null),
                isAlone ? List.of() : notices.of(visited, isQuiet && empty.isEmpty()),
                isAlone
                        ? isFixed ? List.of() : List.of(view.alone())
                        : view.sections(),
                isAlone || view.isEmpty() ? null : trust.quality(visit, ReportPages.link(visit)),
                view.mayAct() && empty.isEmpty() ? view.progress() : null,
                view.mayAct() && !view.isEmpty() ? TriageDesks.of(visited) : null,
                isAlone
                        ? new Alone(CatchUpView.title(visited.section()), visited.all().toString())
                        : null,
                empty.orElse(null), null);
    }

    private io.corral.web.page.triage.CatchUp waiting(Visited visited, TriageSession session) {
        Visit visit = visited.visit();
        long projects = visit.directory().projectsOf(visit.organization().id()).size();
        return new io.corral.web.page.triage.CatchUp(
                ui.shells().of(visit, "Catch me up", Section.CATCH_UP),
                visited.here().toString(), "One moment.",
                ScopeBars.projects(visit, visited.scope(), visited.here()),
                CatchUpView.since(visited, session), List.of(), null, List.of(), List.of(), null,
                null, null, null, null, new Waiting("Every open issue of "
                        + (projects == 1 ? "the project" : projects + " projects")
                        + " is read and judged for the first time since Corral started. This page"
                        + " turns to the list by itself."));
    }

    /// Rows that follow, for a script; a browser gets the section alone.
    private Answer rows(Visit visit) {
        Visited visited = Visited.of(visit);
        Optional<Worklist> worklist = visit.isPartial() ? worklist(visit) : Optional.empty();
        if (worklist.isEmpty()) {
            return Answer.seeOther(visited.here().toString());
        }
        TriageSession session = uses.sessions().visit(
                visit.organization().id(), visit.principal().user().id());
        var view = new CatchUpView(visited, worklist.get(),
                news(visited, session, worklist.get()), session);
        return ui.pages().part(200,
                visit.query().has("whole") ? "triage/foldedrows" : "triage/rows",
                view.rows(view.mayAct()));
    }

    private Answer why(Visit visit) {
        Optional<IssueId> id = NamedIssues.ids(visit.query()).stream().findFirst();
        Optional<Worklist> worklist =
                id.isEmpty() ? Optional.empty() : worklist(visit);
        if (worklist.isEmpty()) {
            return ui.missing(visit);
        }
        for (var verdict : worklist.get().verdicts()) {
            Issue issue = worklist.get().issues().get(verdict.shortId());
            if (issue != null && issue.id().equals(id.orElseThrow())) {
                var links = new EvidenceLinks(
                        below -> visit.address("issues/" + issue.id() + "/" + below),
                        visit::address);
                return ui.pages().part(200, "triage/reasons", ReasonsParts.of(
                        verdict, links, links.of("event")));
            }
        }
        return Answer.text(404, "This issue is not open any more.\n");
    }

    /// Somebody looked at issues, and left them as they are.
    private Answer pass(Visit visit, Query form) {
        TriageSession session = uses.sessions().record(visit.organization().id(),
                visit.principal().user().id(), TriageSteps.steps(visit, named.of(visit, form),
                        Step.Kind.PASSED, "looked at", null));
        Visited visited = Visited.of(visit);
        Optional<Worklist> worklist = visit.isPartial() ? worklist(visit) : Optional.empty();
        return worklist.map(list -> ui.pages().part(200, "triage/progress",
                new CatchUpView(visited, list, news(visited, session, list), session)
                        .progress()))
                .orElseGet(() -> Answer.seeOther(visited.here().toString()));
    }
}
