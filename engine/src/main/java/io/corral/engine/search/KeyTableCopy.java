package io.corral.engine.search;

import io.corral.store.event.EventStore;
import io.corral.store.issue.IssueStore;
import io.corral.store.issue.KeyLink;
import java.util.List;

/// Keeps the event store's copy of the table from keys to issues as new as queries need it.
public final class KeyTableCopy {

    private static final int LINKS_MAX = 20_000;

    private final IssueStore issues;
    private final EventStore events;

    public KeyTableCopy(IssueStore issues, EventStore events) {
        this.issues = issues;
        this.events = events;
    }

    /// Copies what changed.
    ///
    /// @return a version the copy has at least
    public synchronized long refresh() {
        long wanted = issues.keysVersion();
        while (events.keysVersion() < wanted) {
            List<KeyLink> links = issues.keysAfter(events.keysVersion(), LINKS_MAX);
            if (links.isEmpty()) {
                break;
            }
            events.updateKeys(links);
        }
        return events.keysVersion();
    }
}
