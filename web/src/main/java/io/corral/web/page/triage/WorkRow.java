package io.corral.web.page.triage;

import io.corral.web.page.stream.IssueRow.Chip;
import io.corral.web.page.stream.IssueRow.Person;
import io.corral.web.page.stream.Sparkline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of the worklist: an issue, or a family of them by its worst.
///
/// @param id of the issue
/// @param issues ids a key acts on, apart by spaces: of a family all of them
/// @param title type of the exception, or the whole title
/// @param message of the exception; null when the title says all
/// @param place where it happened; null when unknown
/// @param hint what its severity asks for
/// @param cause the likely one; null when unknown
/// @param rule why it stands in its tier, in one line
/// @param noise its class; null when it is none
/// @param graph events of the last day; null when they were not counted
/// @param done what was done about it in this visit; null when nothing was
/// @param toDo whether somebody has to look at it still
/// @param why address of the reasons
/// @param reasons the reasons, where they are shown already; null where they are asked for
/// @param family the others of the same root; null when it stands alone
public record WorkRow(
        String id,
        String issues,
        int rank,
        String url,
        String shortId,
        String title,
        @Nullable String message,
        @Nullable String place,
        String severity,
        String hint,
        @Nullable String cause,
        String rule,
        @Nullable String noise,
        List<Chip> chips,
        String events,
        String eventsExact,
        String users,
        String usersExact,
        @Nullable Sparkline graph,
        @Nullable Person assignee,
        @Nullable String done,
        boolean toDo,
        String why,
        @Nullable Reasons reasons,
        @Nullable Family family) {

    public WorkRow {
        chips = List.copyOf(chips);
    }

    /// Issues of one root.
    ///
    /// @param root what they share
    /// @param count `4 issues`
    /// @param systemic whether more than one project is in it
    /// @param members the others, in order of rank
    /// @param left how many more there are: `and 12 more`; null when these are all
    public record Family(String root, String count, boolean systemic, List<Member> members,
            @Nullable String left) {
        public Family {
            members = List.copyOf(members);
        }
    }

    /// One of a family.
    ///
    /// @param done what was done about it in this visit; null when nothing was
    public record Member(String id, String url, String shortId, String title, String severity,
            String events, @Nullable String done, boolean toDo) {}
}
