package io.corral.server.ui.issue;

import io.corral.domain.access.Scope;
import io.corral.domain.id.UserId;
import io.corral.engine.issue.IssueEditing;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import java.util.Optional;
import java.util.function.Function;

/// What people say about an issue: adding a note, and changing or deleting one's own.
final class NoteForms {

    private static final int LENGTH_MAX = 20_000;

    private final Ui ui;
    private final ActivityParts parts;
    private final IssueEditing editing;
    private final Function<Visit, Optional<IssuePlace>> places;

    /// @param places the issue a visit is about, if it may be seen
    NoteForms(
            Ui ui, ActivityParts parts, IssueEditing editing,
            Function<Visit, Optional<IssuePlace>> places) {
        this.ui = ui;
        this.parts = parts;
        this.editing = editing;
        this.places = places;
    }

    void add() {
        String notes = IssueDetailPages.ISSUE + "notes/";
        ui.form(notes, Scope.EVENT_WRITE, (visit, form) -> places.apply(visit)
                .map(place -> write(place, form)).orElseGet(() -> ui.missing(visit)));
        ui.form(notes + "{note}/", Scope.EVENT_WRITE, (visit, form) -> places.apply(visit)
                .map(place -> change(place, form)).orElseGet(() -> ui.missing(visit)));
    }

    private Answer write(IssuePlace place, Query form) {
        String text = text(form);
        if (text.isEmpty() || text.length() > LENGTH_MAX) {
            return refused(place, text);
        }
        editing.note(place.issue(), author(place), text);
        return done(place, "Comment added");
    }

    private Answer change(IssuePlace place, Query form) {
        String word = place.visit().parameter("note");
        if (!word.matches("[1-9][0-9]{0,17}")) {
            return ui.missing(place.visit());
        }
        long note = Long.parseLong(word);
        if (form.firstOr("action", "").equals("delete")) {
            return editing.deleteNote(place.issue(), note, author(place))
                    ? done(place, "Comment deleted")
                    : ui.missing(place.visit());
        }
        String text = text(form);
        if (text.isEmpty() || text.length() > LENGTH_MAX) {
            return refused(place, text);
        }
        return editing.rewriteNote(place.issue(), note, author(place), text)
                ? done(place, "Comment changed")
                : ui.missing(place.visit());
    }

    private static String text(Query form) {
        return form.firstOr("text", "").replace("\r\n", "\n").strip();
    }

    private static UserId author(IssuePlace place) {
        return place.visit().principal().user().id();
    }

    private Answer refused(IssuePlace place, String text) {
        String problem = text.isEmpty()
                ? "Write something first."
                : "A comment has at most 20,000 characters, this one has " + text.length() + ".";
        return place.visit().isPartial()
                ? ui.pages().part(422, "issue/activity", parts.of(place, text, problem))
                : ui.pages().problem(422, ui.shells().of(place.visit(), "Not saved",
                        io.corral.server.ui.Section.ISSUES), problem + " Go back to change it.");
    }

    private Answer done(IssuePlace place, String sentence) {
        return place.visit().isPartial()
                ? ui.pages().part(200, "issue/activity", parts.of(place))
                : Ui.done(place.below("") + "#activity", sentence);
    }
}
