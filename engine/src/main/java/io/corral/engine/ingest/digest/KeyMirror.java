package io.corral.engine.ingest.digest;

import io.corral.store.event.EventStore;
import io.corral.store.issue.IssueStore;
import io.corral.store.issue.KeyLink;
import java.util.List;

/// Keeps the event store's copy of the table from keys to issues up to date: queries by issue
/// refuse to answer from an older copy. There is one for a pair of stores. Thread-safe.
public final class KeyMirror {

    private static final int LINKS_MAX = 10_000;

    private final IssueStore issues;
    private final EventStore events;

    public KeyMirror(IssueStore issues, EventStore events) {
        this.issues = issues;
        this.events = events;
    }

    /// Runs something that changes the table and its copy together; nobody copies or waits for a
    /// copy meanwhile.
    public synchronized void exclusively(Runnable work) {
        work.run();
    }

    /// Copies what changed since the last time; cheap when nothing did.
    public synchronized void update() {
        long have = events.keysVersion();
        while (have < issues.keysVersion()) {
            List<KeyLink> links = issues.keysAfter(have, LINKS_MAX);
            if (links.isEmpty()) {
                return;
            }
            events.updateKeys(links);
            have = links.getLast().version();
        }
    }
}
