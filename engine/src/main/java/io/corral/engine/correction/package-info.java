/// What people correct of grouping: [IssueCorrections] merges issues, splits keys off and takes
/// both back; [EventSplits] splits by what events say.
@NullMarked
package io.corral.engine.correction;

import org.jspecify.annotations.NullMarked;
