package io.corral.store.outbox;

import java.time.Instant;
import java.util.List;

/// Entries waiting for delivery. Thread-safe; an entry that is neither done nor put off is handed
/// out again.
public interface Outbox {

    /// Entries due now, oldest first.
    List<OutboxEntry> due(Instant now, int limit);

    /// Delivered, or given up: forgets the entry.
    void done(long id);

    /// Failed: counts an attempt and puts the entry off.
    void retry(long id, Instant dueAt);

    /// How many entries wait, due or not.
    long depth();
}
