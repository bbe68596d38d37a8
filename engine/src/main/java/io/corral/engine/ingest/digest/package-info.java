/// From queue to stores. [EntryDigest] turns one queue entry into values without touching a store
/// (but for attachments, whose bytes go to the blob store); [BatchCommit] applies a batch of them
/// in the order payloads, event rows, issues; [Digester] drives both and advances the queue.
/// Crashes at any point are repaired by doing the batch again: each store knows what it has.
@NullMarked
package io.corral.engine.ingest.digest;

import org.jspecify.annotations.NullMarked;
