/// What people correct of grouping: [IssueCorrections] merges issues, splits keys off and takes
/// both back; [EventSplits] splits by what events say and [SplitUndo] takes that back, as
/// [SplitJobs] lets them, one after the other.
@NullMarked
package io.corral.engine.correction;

import org.jspecify.annotations.NullMarked;
