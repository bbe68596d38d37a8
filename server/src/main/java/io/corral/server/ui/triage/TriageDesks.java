package io.corral.server.ui.triage;

import io.corral.domain.issue.IgnoreClass;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.server.ui.issues.actions.IssueActionViews;
import io.corral.web.page.IssueActions.Choice;
import io.corral.web.page.triage.TriageDesk;
import java.util.Arrays;
import java.util.List;

/// Makes the dialogs the rows of the worklist share.
final class TriageDesks {

    static final String PASS = "pass/";

    private static final List<Choice> REASONS = Arrays.stream(IgnoreClass.values())
            .map(kind -> Choice.of(kind.wireName(), Words.capital(kind.words()),
                    kind == IgnoreClass.THIRD_PARTY_FLAKE))
            .toList();
    private static final List<Choice> UNTIL = List.of(
            choice("ignore:escalating", "until it escalates"),
            choice("ignore:days:1", "for a day"),
            choice("ignore:days:7", "for a week"),
            choice("ignore:days:30", "for 30 days"),
            choice("ignore:events:100", "until 100 more events"),
            choice("ignore:users:10", "until 10 users meet it"),
            choice("ignore:forever", "for good"));

    private TriageDesks() {}

    static TriageDesk of(Visited visited) {
        Visit visit = visited.visit();
        return new TriageDesk(visit.address(IssueActionViews.PATH),
                visited.chosen(CorrectionDesk.ADDRESS).toString(),
                visited.chosen(Visited.PATH + PASS).toString(), visited.here().toString(),
                REASONS, UNTIL, IssueActionViews.assignees(visit), CorrectionDesk.choices());
    }

    private static Choice choice(String value, String text) {
        return Choice.of(value, text, false);
    }
}
