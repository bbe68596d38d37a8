package io.corral.server.ui.triage;

import io.corral.domain.access.Scope;
import io.corral.domain.access.User;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.issue.Issue;
import io.corral.domain.triage.Verdict;
import io.corral.domain.triage.session.Handover;
import io.corral.domain.triage.session.Handover.Open;
import io.corral.domain.triage.session.TriageSession;
import io.corral.engine.triage.CatchUp.News;
import io.corral.engine.triage.HandoverNotes;
import io.corral.engine.triage.HandoverNotes.Note;
import io.corral.engine.triage.HandoverNotes.Written;
import io.corral.engine.triage.IssueTriage.Worklist;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.ui.People;
import io.corral.server.ui.Section;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.web.page.stream.IssueRow.Person;
import io.corral.web.page.triage.CatchUp.HandoverLink;
import io.corral.web.page.triage.HandoverPage;
import io.corral.web.page.triage.HandoverPage.Author;
import io.corral.web.page.triage.HandoverPage.Kept;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The note at the end of a session, and the notes of others.
final class HandoverPages {

    /// Below the page.
    static final String HANDOVER = "handover/";

    private static final String PAGE = "/organizations/{org}/" + Visited.PATH + HANDOVER;
    private static final Duration NEWS = Duration.ofDays(7);
    private static final int LISTED = 20;

    private final Ui ui;
    private final CatchUpPages.Uses uses;

    HandoverPages(Ui ui, CatchUpPages.Uses uses) {
        this.ui = ui;
        this.uses = uses;
    }

    void add() {
        ui.page(PAGE, Scope.EVENT_WRITE, visit -> compose(visit, text(visit), null));
        ui.form(PAGE, Scope.EVENT_WRITE, this::keep);
        ui.page(PAGE + "{note}/", Scope.EVENT_READ, this::kept);
    }

    /// The latest note, as long as it is news.
    static Optional<HandoverLink> latest(Visit visit, HandoverNotes notes) {
        return notes.list(visit.organization().id()).stream().findFirst()
                .filter(note -> note.at().plus(NEWS).isAfter(visit.now()))
                .map(note -> new HandoverLink(address(visit, note), name(visit, note),
                        Words.ago(note.at(), visit.now())));
    }

    private static String address(Visit visit, Note note) {
        return visit.address(Visited.PATH + HANDOVER + note.id() + "/");
    }

    private static String name(Visit visit, Note note) {
        return Optional.ofNullable(note.author()).flatMap(visit.directory()::user)
                .map(User::name).orElse("somebody who left");
    }

    private String text(Visit visit) {
        OrganizationId organization = visit.organization().id();
        TriageSession session =
                uses.sessions().visit(organization, visit.principal().user().id());
        Worklist worklist = uses.triage().rank(organization);
        News news = uses.catchUp().since(
                worklist, visit.projectIds(), session.since(), 0, 1);
        var triaged = new Triaged(session, news.open());
        return new Handover(visit.organization().name(), visit.principal().user().name(), session,
                triaged.all(worklist.verdicts(), worklist.issues()), open(visit, worklist),
                news.open(), visit.zone()).text();
    }

    private static List<Open> open(Visit visit, Worklist worklist) {
        List<Open> open = new ArrayList<>();
        for (Verdict verdict : worklist.verdicts()) {
            Issue issue = worklist.issues().get(verdict.shortId());
            if (issue != null && verdict.noise() == null) {
                Person owner = People.of(visit.directory(), issue.assignee());
                open.add(new Open(verdict, issue.metadata().title(), issue.numbers().events(),
                        issue.numbers().users(), owner == null ? null : owner.name()));
            }
        }
        return open;
    }

    private Answer keep(Visit visit, Query form) {
        String text = form.firstOr("text", "");
        var organization = visit.organization().id();
        var user = visit.principal().user().id();
        return switch (uses.notes().write(organization, user, text)) {
            case Written.Refused(var sentence) -> compose(visit, text, sentence);
            case Written.Done(var note) -> {
                TriageSession _ = uses.sessions().finish(organization, user);
                yield Ui.done(address(visit, note), "Kept. Your session has ended.");
            }
        };
    }

    private Answer compose(Visit visit, String text, @Nullable String problem) {
        return ui.pages().page(problem == null ? 200 : 422, "triage/handover", new HandoverPage(
                ui.shells().of(visit, "Hand over", Section.CATCH_UP), visit.address(Visited.PATH),
                "Hand over", text, visit.address(Visited.PATH + HANDOVER), null, problem,
                others(visit, null)));
    }

    private Answer kept(Visit visit) {
        String id = visit.parameter("note");
        Optional<Note> found = id.matches("[1-9]\\d{0,17}")
                ? uses.notes().find(visit.organization().id(), Long.parseLong(id))
                : Optional.empty();
        return found.map(note -> ui.pages().page(200, "triage/handover", new HandoverPage(
                ui.shells().of(visit, "Handover note", Section.CATCH_UP),
                visit.address(Visited.PATH), "Handover note", note.text(), null,
                author(visit, note), null, others(visit, note))))
                .orElseGet(() -> ui.missing(visit));
    }

    private static Author author(Visit visit, Note note) {
        return new Author(name(visit, note), Words.ago(note.at(), visit.now()));
    }

    private List<Kept> others(Visit visit, @Nullable Note current) {
        return uses.notes().list(visit.organization().id()).stream().limit(LISTED)
                .map(note -> new Kept(address(visit, note), author(visit, note),
                        current != null && current.id() == note.id()))
                .toList();
    }
}
