package io.corral.server.ui.issues.actions;

import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.ui.Section;
import io.corral.server.ui.Triggers;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import org.jspecify.annotations.Nullable;

/// What forms about issues answer: a script gets events (`toast`, and `issues-changed` for whoever
/// shows issues), a browser without scripts is led back.
///
/// @param section where a refusal is shown
/// @param home where one is led who did not say where to, below the organisation
/// @param undo where what was done is undone, below the organisation
public record IssueAnswers(Ui ui, Section section, String home, String undo) {

    private static final String CHANGED = "issues-changed";

    /// Something was done.
    ///
    /// @param token to undo it by; null when it cannot be undone
    public Answer done(Visit visit, Query form, String sentence, @Nullable String token) {
        return visit.isPartial()
                ? Triggers.toast(sentence, token == null
                        ? null
                        : new Triggers.Undo(visit.address(undo), token)).and(CHANGED).answer()
                : Ui.done(back(visit, form), sentence);
    }

    /// Nothing was done.
    public Answer refused(Visit visit, int status, String sentence) {
        return visit.isPartial()
                ? Answer.text(status, sentence + "\n")
                : ui.pages().problem(status,
                        ui.shells().of(visit, "Nothing was changed", section), sentence);
    }

    private String back(Visit visit, Query form) {
        String back = form.firstOr("back", "");
        return isOwn(visit, back) ? back : visit.address(home);
    }

    /// Only pages about this organisation's issues send these forms.
    static boolean isOwn(Visit visit, String address) {
        return (address.startsWith(visit.address("issues/"))
                || address.startsWith(visit.address("catch-up/")))
                && address.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
