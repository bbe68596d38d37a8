/// Issues on the wire: [IssuePaths] finds the issue a path names and registers what answers about
/// one, [IssueView] is the object itself, [UpdateBody] reads what people want to change.
@NullMarked
package io.corral.server.rest.issues;

import org.jspecify.annotations.NullMarked;
