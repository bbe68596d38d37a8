package io.corral.engine.search;

import io.corral.store.event.EventStore;
import io.corral.store.issue.IssueQueries;
import io.corral.store.release.ReleaseStore;

/// What searches read from.
public record SearchStores(
        EventStore events, IssueQueries issues, ReleaseStore releases, KeyTableCopy keys) {

    SearchNames names(SearchScope scope) {
        return new SearchNames(new IssueNames(issues, scope), new ReleaseNames(releases, scope));
    }
}
