/// From queue to stores. [EntryDigest] turns one queue entry into values without touching a store
/// (but for attachments, whose bytes go to the blob store); [BatchCommit] applies a batch of them
/// in the order payloads, event rows, issues; [Digester] reads and expands, [CommitLoop] commits
/// and advances the queue. Crashes at any point are repaired by doing the batch again: each store
/// knows what it has. [AttemptPlan] finds the entry that brings a process down every time.
@NullMarked
package io.corral.engine.ingest.digest;

import org.jspecify.annotations.NullMarked;
