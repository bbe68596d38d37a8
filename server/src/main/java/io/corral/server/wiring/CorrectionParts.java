package io.corral.server.wiring;

import io.corral.engine.correction.EventSplits;
import io.corral.engine.correction.IssueCorrections;
import io.corral.engine.correction.IssueCorrections.Reading;
import io.corral.engine.correction.SplitJobs;
import io.corral.engine.correction.SplitMarkBook;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.engine.regroup.Regrouping;
import io.corral.engine.release.ReleaseHealth;
import io.corral.engine.search.IssueEvents;
import io.corral.engine.search.SearchStores;
import java.time.InstantSource;

/// Wires what people correct of grouping; pages and endpoints share it.
///
/// @param byKey merges, splits by key, and undoing them
/// @param byEvent by what events say issues may be split
/// @param splits splits by what events say, and undoing them
record CorrectionParts(IssueCorrections byKey, EventSplits byEvent, SplitJobs splits) {

    static CorrectionParts of(
            EmbeddedStores stores, SplitMarkBook marks, Regrouping regrouping,
            Assembly assembly, InstantSource clock) {
        var events = new IssueEvents(new SearchStores(stores.events(), stores.issueQueries(),
                stores.releases(), new ReleaseHealth(stores.health()), stores.keys()));
        var reading = new Reading(stores.issueQueries(), events, stores.payloads(), assembly);
        var splits = new EventSplits(marks, regrouping,
                new EventSplits.Stores(stores.issues(), stores.issueQueries(),
                        stores.corrections(), stores.splitJobs(), stores.sentPayloads()),
                reading,
                assembly.configs()::current, clock);
        return new CorrectionParts(
                new IssueCorrections(stores.corrections(), reading, clock), splits,
                new SplitJobs(stores.splitJobs(), splits, clock));
    }
}
