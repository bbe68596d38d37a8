/// What people do to issues on pages: [IssueActionViews] makes the buttons, [IssueActionForms]
/// answers them.
@NullMarked
package io.corral.server.ui.issues.actions;

import org.jspecify.annotations.NullMarked;
