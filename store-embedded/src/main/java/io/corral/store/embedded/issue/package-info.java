/// Issues, releases, outcomes and the outbox in `corral.db`. [SqliteIssueStore] applies digest
/// batches ([BatchWriter] one change at a time, [KeyNumbers] what is counted per key) and edits
/// ([EditWriter]); [SqliteIssueQueries] reads. Labels are names of environments and releases,
/// stored once.
@NullMarked
package io.corral.store.embedded.issue;

import org.jspecify.annotations.NullMarked;
