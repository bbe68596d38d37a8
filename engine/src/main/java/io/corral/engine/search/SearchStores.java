package io.corral.engine.search;

import io.corral.engine.ingest.digest.KeyMirror;
import io.corral.store.event.EventStore;
import io.corral.store.issue.IssueQueries;
import io.corral.store.release.ReleaseStore;

/// What searches read from.
public record SearchStores(
        EventStore events, IssueQueries issues, ReleaseStore releases, ReleaseStages stages,
        KeyMirror keys) {

    SearchNames names(SearchScope scope) {
        return new SearchNames(
                new IssueNames(issues, scope), new ReleaseNames(releases, stages, scope));
    }

    /// Brings the event store's copy of the key table up to date.
    ///
    /// @return a version the copy has at least
    long freshKeys() {
        keys.update();
        return events.keysVersion();
    }
}
