package io.corral.engine.notify;

import io.corral.store.outbox.OutboxEntry;

/// Tells somebody outside about a change of an issue.
public interface Notifier {

    /// What came of an attempt.
    enum Result {
        /// Delivered.
        SENT,
        /// The same attempt may succeed later.
        RETRY,
        /// It never will.
        GIVE_UP
    }

    /// Makes one attempt; never throws for what the other side does.
    Result send(OutboxEntry entry);
}
