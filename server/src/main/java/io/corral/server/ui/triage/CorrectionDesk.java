package io.corral.server.ui.triage;

import io.corral.domain.access.Scope;
import io.corral.domain.issue.Issue;
import io.corral.domain.triage.CauseCategory;
import io.corral.domain.triage.Correction;
import io.corral.domain.triage.Correction.Change;
import io.corral.domain.triage.NoiseClass;
import io.corral.domain.triage.session.Step;
import io.corral.engine.triage.Corrections;
import io.corral.engine.triage.Corrections.Corrected;
import io.corral.engine.triage.Corrections.Wish;
import io.corral.engine.triage.TriageSessions;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.ui.Section;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.server.ui.issues.actions.IssueAnswers;
import io.corral.server.ui.issues.actions.NamedIssues;
import io.corral.server.ui.issues.actions.TriageSteps;
import io.corral.web.page.IssueActions.Choice;
import io.corral.web.page.triage.TriageDesk.Group;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What somebody can say against a verdict: offers it, takes it, and takes it back.
public final class CorrectionDesk {

    /// Where the form goes, below the organisation: fields `issue`, `wish`, `word` and `back`.
    public static final String ADDRESS = Visited.PATH + "correct/";
    /// Where corrections are taken back, below the page.
    static final String UNDO = "undo/";
    /// What a step names a correction by, before its id.
    static final String TOKEN = "correction:";

    private static final String PAGE = "/organizations/{org}/" + Visited.PATH;

    private final Ui ui;
    private final Corrections corrections;
    private final TriageSessions sessions;
    private final NamedIssues named;
    private final IssueAnswers answers;

    CorrectionDesk(
            Ui ui, Corrections corrections, TriageSessions sessions, NamedIssues named) {
        this.ui = ui;
        this.corrections = corrections;
        this.sessions = sessions;
        this.named = named;
        this.answers =
                new IssueAnswers(ui, Section.CATCH_UP, Visited.PATH, Visited.PATH + UNDO);
    }

    void add() {
        ui.form("/organizations/{org}/" + ADDRESS, Scope.EVENT_WRITE, this::correct);
        ui.form(PAGE + UNDO, Scope.EVENT_WRITE, this::undo);
    }

    /// Everything that can be said.
    public static List<Group> choices() {
        return List.of(
                new Group("Urgency", List.of(Choice.of("up", "More urgent, a tier up", true),
                        choice("down", "Less urgent, a tier down"))),
                new Group("Noise", Stream.concat(
                        Stream.of(choice("noise:none", "No noise")),
                        Arrays.stream(NoiseClass.values()).map(kind -> choice(
                                "noise:" + kind.wireName(), words(kind.wireName()))))
                        .toList()),
                new Group("Cause", Stream.concat(
                        Arrays.stream(CauseCategory.values()).map(cause -> choice(
                                "cause:" + cause.wireName(), words(cause.wireName()))),
                        Stream.of(choice("cause:unknown", "Unknown"))).toList()));
    }

    private static Choice choice(String value, String text) {
        return Choice.of(value, text, false);
    }

    private static String words(String wireName) {
        String words = wireName.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /// What a choice means; empty when it is none.
    static Optional<Wish> wish(String value) {
        int colon = value.indexOf(':');
        String word = value.substring(colon + 1);
        return switch (colon < 0 ? value : value.substring(0, colon)) {
            case "up" -> Optional.of(new Wish.Up());
            case "down" -> Optional.of(new Wish.Down());
            case "noise" -> word.equals("none")
                    ? Optional.of(new Wish.To(new Change.Noise(null)))
                    : Arrays.stream(NoiseClass.values())
                            .filter(kind -> kind.wireName().equals(word)).findFirst()
                            .map(kind -> new Wish.To(new Change.Noise(kind)));
            case "cause" -> word.equals("unknown")
                    ? Optional.of(new Wish.To(new Change.Cause(null)))
                    : Arrays.stream(CauseCategory.values())
                            .filter(cause -> cause.wireName().equals(word)).findFirst()
                            .map(cause -> new Wish.To(new Change.Cause(cause)));
            default -> Optional.empty();
        };
    }

    private Answer correct(Visit visit, Query form) {
        Optional<Issue> issue = named.of(visit, form).stream().findFirst();
        Optional<Wish> wish = wish(form.firstOr("wish", ""));
        if (issue.isEmpty() || wish.isEmpty()) {
            return answers.refused(visit, 400, issue.isEmpty()
                    ? "This issue does not exist any more."
                    : "Say what is wrong about the verdict.");
        }
        return switch (corrections.correct(visit.organization().id(), issue.get(), wish.get(),
                form.first("word"), visit.principal().user())) {
            case Corrected.Refused(_, var sentence) -> answers.refused(visit, 400, sentence);
            case Corrected.Done(var kept) -> {
                Correction correction = kept.correction();
                String said = "corrected from " + correction.from() + " to " + correction.to();
                String token = TOKEN + correction.id();
                sessions.record(visit.organization().id(), visit.principal().user().id(),
                        TriageSteps.steps(visit, List.of(issue.get()), Step.Kind.CORRECTED, said,
                                token));
                yield answers.done(visit, form, correction.shortId() + " " + said + ".", token);
            }
        };
    }

    private Answer undo(Visit visit, Query form) {
        String token = form.firstOr("token", "");
        String id = token.startsWith(TOKEN) ? token.substring(TOKEN.length()) : "";
        boolean isUndone = id.matches("[1-9]\\d{0,17}") && corrections.withdraw(
                visit.organization().id(), Long.parseLong(id), visit.principal().user());
        sessions.undone(
                visit.organization().id(), visit.principal().user().id(), token, isUndone);
        return isUndone
                ? answers.done(visit, form, "The correction is taken back.", null)
                : answers.refused(visit, 400, "That can no longer be undone.");
    }
}
