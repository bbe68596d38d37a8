package io.corral.server.ui.issues.actions;

import io.corral.domain.issue.IssueUpdate;

/// What the button of a form asks for.
sealed interface IssueAction {

    /// Change something.
    ///
    /// @param done what was done, after the issues: `resolved`
    record Change(IssueUpdate update, String done) implements IssueAction {}

    /// Forget the issues with their events.
    record Delete() implements IssueAction {}

    /// Show two issues side by side.
    record Compare() implements IssueAction {}

    /// Make one issue of several.
    record Merge() implements IssueAction {}

    /// It makes no sense.
    ///
    /// @param sentence what is wrong
    record Unknown(String sentence) implements IssueAction {}
}
