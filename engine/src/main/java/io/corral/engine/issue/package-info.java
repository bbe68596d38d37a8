/// What people do to issues: [IssueEditing] decides and applies updates, [IssueDeletion]
/// forgets issues with their events in every store, [IssueSettling] does what a week does.
@NullMarked
package io.corral.engine.issue;

import org.jspecify.annotations.NullMarked;
