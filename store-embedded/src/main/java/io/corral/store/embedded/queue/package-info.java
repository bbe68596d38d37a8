/// The work queue in `queue.db`: [EmbeddedWorkQueue] is the port, `Committer` the one thread that
/// appends with group commits, `EntryRows` the statements.
@NullMarked
package io.corral.store.embedded.queue;

import org.jspecify.annotations.NullMarked;
