package io.corral.engine.correction;

import io.corral.domain.group.GroupingKeys;
import io.corral.domain.group.Tier;
import io.corral.domain.issue.GroupedEvent;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueKey;
import io.corral.engine.correction.IssueCorrections.Reading;
import io.corral.engine.ingest.GroupedEvents;
import io.corral.engine.search.FilteredEvents;
import io.corral.store.issue.CorrectionStore;
import io.corral.store.issue.CorrectionStore.Face;
import io.corral.store.issue.LinkedKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What issues show of their stored events.
record Faces(CorrectionStore store, Reading reading) {

    /// Of events with some keys of an issue; empty when none is stored.
    Optional<Face> ofKeys(Issue issue, Set<IssueKey> keys) {
        return of(issue, reading.events().ofKeys(issue, keys));
    }

    /// Of all events of an issue; empty when none is stored.
    Optional<Face> of(Issue issue) {
        return of(issue, reading.events().all(issue, Set.of()));
    }

    private Optional<Face> of(Issue issue, FilteredEvents events) {
        return events.latest()
                .flatMap(found -> reading.payloads().find(issue.project(), found.id()))
                .flatMap(stored -> reading.assembly().read(stored).map(event -> {
                    var keys = new GroupingKeys(stored.key(), 0, Tier.FALLBACK,
                            algorithm(issue, stored.key()), 0, List.of());
                    GroupedEvent newest = GroupedEvents.of(event, issue.project(), keys);
                    return new Face(newest, events.anyUnhandled());
                }));
    }

    private int algorithm(Issue issue, long key) {
        return store.keys(issue.id()).stream().filter(each -> each.key().key() == key)
                .mapToInt(LinkedKey::algorithm).findFirst().orElse(0);
    }
}
