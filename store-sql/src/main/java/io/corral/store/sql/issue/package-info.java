/// Searches over the issue tables: [IssueConditions] renders the tree of conditions, [IssueSelects]
/// whole pages. What engines spell differently is an [IssueDialect].
@NullMarked
package io.corral.store.sql.issue;

import org.jspecify.annotations.NullMarked;
