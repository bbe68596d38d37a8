package io.corral.server.ui.issue;

import io.corral.domain.access.Scope;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.UserId;
import io.corral.engine.correction.IssueCorrections;
import io.corral.engine.correction.IssueCorrections.Result;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.ui.Section;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Correcting the grouping of an issue: giving keys an issue of their own, and taking a merge or a
/// split back from the history.
final class CorrectionForms {

    private final Ui ui;
    private final IssueCorrections corrections;
    private final SplitPages splits;
    private final Function<Visit, Optional<IssuePlace>> places;

    /// @param splits what was split by what events say is taken back there
    /// @param places the issue a visit is about, if it may be seen
    CorrectionForms(
            Ui ui, IssueCorrections corrections, SplitPages splits,
            Function<Visit, Optional<IssuePlace>> places) {
        this.ui = ui;
        this.corrections = corrections;
        this.splits = splits;
        this.places = places;
    }

    void add() {
        form("activities/{activity}/undo/", this::undo);
        form("grouping/split/", this::split);
    }

    private void form(String path, BiFunction<IssuePlace, Query, Answer> answer) {
        ui.form(IssueDetailPages.ISSUE + path, Scope.EVENT_WRITE,
                (visit, form) -> places.apply(visit)
                        .map(place -> answer.apply(place, form))
                        .orElseGet(() -> ui.missing(visit)));
    }

    private Answer undo(IssuePlace place, Query form) {
        String word = place.visit().parameter("activity");
        long activity = word.matches("[1-9][0-9]{0,17}") ? Long.parseLong(word) : 0;
        return splits.undo(place, activity)
                .orElseGet(() -> undoByKey(place, activity));
    }

    private Answer undoByKey(IssuePlace place, long activity) {
        Optional<List<IssueId>> back =
                corrections.undo(place.issue(), activity, actor(place));
        return back.map(issues -> Ui.done(place.below("") + "#activity", issues.equals(
                List.of(place.issue().id()))
                        ? "The split is undone."
                        : "The merge is undone: " + Words.many(issues.size(), "issue")
                                + (issues.size() == 1 ? " is back." : " are back.")))
                .orElseGet(() -> refused(place, 410, "There is nothing to undo any more: its keys"
                        + " are elsewhere by now."));
    }

    private Answer split(IssuePlace place, Query form) {
        Set<Long> keys = new HashSet<>();
        for (String word : form.all("key")) {
            if (word.matches("[0-9a-f]{16}")) {
                keys.add(HexFormat.fromHexDigitsToLong(word));
            }
        }
        if (keys.isEmpty()) {
            return refused(place, 400, "Select the keys that are another bug first.");
        }
        return switch (corrections.split(
                place.issue(), keys, actor(place), form.firstOr("reason", ""))) {
            case Result.Refused(var sentence) -> refused(place, 400, sentence);
            case Result.Done(var created, _) -> Ui.done(
                    place.visit().address("issues/" + created + "/"),
                    Words.many(keys.size(), "key") + " of " + place.shortId()
                            + (keys.size() == 1 ? " has" : " have") + " this issue now.");
        };
    }

    private static UserId actor(IssuePlace place) {
        return place.visit().principal().user().id();
    }

    private Answer refused(IssuePlace place, int status, String sentence) {
        return ui.pages().problem(status, ui.shells().of(
                place.visit(), "Nothing was changed", Section.ISSUES), sentence);
    }
}
