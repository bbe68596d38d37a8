/// Issues, their numbers and their history. [IssueStore] is written by the digest and by people's
/// edits, [CorrectionStore] by merges and splits; [IssueQueries] is what lists and pages read.
@NullMarked
package io.corral.store.issue;

import org.jspecify.annotations.NullMarked;
