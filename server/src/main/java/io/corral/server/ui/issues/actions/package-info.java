/// What people do to issues on pages: [IssueActionViews] makes the buttons, [IssueActionForms]
/// answers them. [NamedIssues] and [IssueAnswers] are for all forms about issues.
@NullMarked
package io.corral.server.ui.issues.actions;

import org.jspecify.annotations.NullMarked;
