package io.corral.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody can do to one issue, or to those they select: the form of `actions.jte`. Each
/// choice is the value its button sends.
///
/// @param url where the form goes
/// @param back where a browser without scripts goes afterwards
/// @param list where to go when the issue of the page is deleted; null where a list stays
/// @param issues ids the form is about; empty where check boxes of the page say it
/// @param main what its first button does
/// @param resolve other ways to resolve
/// @param assignees people and teams, nobody first
/// @param more what is needed seldom
/// @param deletes whether the person may delete
/// @param merges whether merging makes sense
public record IssueActions(
        String url, String back, @Nullable String list, List<String> issues, Choice main,
        List<Choice> resolve, List<Choice> ignore, List<Choice> assignees,
        List<Choice> priorities, List<Choice> more, boolean deletes, boolean merges) {

    public IssueActions {
        issues = List.copyOf(issues);
        resolve = List.copyOf(resolve);
        ignore = List.copyOf(ignore);
        assignees = List.copyOf(assignees);
        priorities = List.copyOf(priorities);
        more = List.copyOf(more);
    }

    /// One button.
    ///
    /// @param icon name in `icons.txt`; null for none
    /// @param initials of a person or team; null for none
    /// @param current whether it is so already
    public record Choice(
            String value, String text, @Nullable String icon, @Nullable String initials,
            boolean current) {

        /// A choice of words alone.
        public static Choice of(String value, String text, boolean current) {
            return new Choice(value, text, null, null, current);
        }
    }
}
