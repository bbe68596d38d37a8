/// What people do to issues: [IssueEditing] decides and applies updates, [IssueDeletion] forgets
/// issues with their events in every store.
@NullMarked
package io.corral.engine.issue;

import org.jspecify.annotations.NullMarked;
