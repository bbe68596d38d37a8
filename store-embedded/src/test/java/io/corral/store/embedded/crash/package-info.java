/// Crashes on purpose: a process of its own works on queue, blobs and payloads and is ended at one
/// crash point after the other; what it had acknowledged must be there exactly once.
@NullMarked
package io.corral.store.embedded.crash;

import org.jspecify.annotations.NullMarked;
