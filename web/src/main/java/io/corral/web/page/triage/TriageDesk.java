package io.corral.web.page.triage;

import io.corral.web.page.IssueActions.Choice;
import java.util.List;

/// What the keys of the worklist do: the dialogs and forms its rows share.
///
/// @param actions where resolving, ignoring and assigning go
/// @param correct where corrections go
/// @param pass where what was looked at goes
/// @param back the page, for a browser that loads it anew
/// @param reasons classes of ignored issues
/// @param until how long to ignore, the usual one first
/// @param assignees people and teams, nobody first
/// @param corrections what can be said against a verdict, by what it is about
public record TriageDesk(String actions, String correct, String pass, String back,
        List<Choice> reasons, List<Choice> until, List<Choice> assignees,
        List<Group> corrections) {

    public TriageDesk {
        reasons = List.copyOf(reasons);
        until = List.copyOf(until);
        assignees = List.copyOf(assignees);
        corrections = List.copyOf(corrections);
    }

    /// Corrections about one thing.
    public record Group(String title, List<Choice> choices) {
        public Group {
            choices = List.copyOf(choices);
        }
    }
}
