/// What people correct of grouping: [IssueCorrections] merges issues, splits keys off and takes
/// both back; [EventSplits] splits by what events say, as [SplitJobs] lets it, one after the other.
@NullMarked
package io.corral.engine.correction;

import org.jspecify.annotations.NullMarked;
