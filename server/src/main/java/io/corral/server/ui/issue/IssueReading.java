package io.corral.server.ui.issue;

import io.corral.domain.event.Event;
import io.corral.domain.group.Explanation;
import io.corral.domain.group.Grouping;
import io.corral.domain.group.GroupingConfig;
import io.corral.domain.id.EventId;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueKey;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.engine.ownership.Ownership;
import io.corral.engine.release.Suspects;
import io.corral.engine.search.IssueEvents;
import io.corral.engine.search.Traces;
import io.corral.engine.triage.Learnings;
import io.corral.store.BlobStore;
import io.corral.store.PayloadStore;
import io.corral.store.PayloadStore.StoredPayload;
import io.corral.store.issue.IssueQueries;
import io.corral.store.release.ReleaseStore;
import java.util.List;
import java.util.Optional;

/// What the pages of an issue read from.
public record IssueReading(
        IssueQueries issues, ReleaseStore releases, PayloadStore payloads, BlobStore blobs,
        IssueEvents events, Traces traces, Assembly assembly, Suspects suspects,
        Ownership ownership, Learnings learnings) {

    /// The stored event with this id, if it belongs to the issue.
    Optional<StoredPayload> stored(Issue issue, EventId id) {
        return payloads.find(issue.project(), id).filter(stored -> {
            var key = new IssueKey(stored.project(), stored.key());
            return issue.id().equals(issues.issuesOf(List.of(key)).get(key));
        });
    }

    /// What an event of the issue was grouped under.
    GroupingConfig config(Issue issue, EventId id) {
        return stored(issue, id)
                .map(stored -> assembly.configs().of(stored.project(), stored.version()))
                .orElse(GroupingConfig.STANDARD);
    }

    /// Why an event of the issue has its key.
    Explanation explain(Issue issue, Event event) {
        return Grouping.explain(event, config(issue, event.id()));
    }

    /// The event with this id, if it belongs to the issue and can be read.
    Optional<Event> event(Issue issue, EventId id) {
        return stored(issue, id).flatMap(assembly::read);
    }
}
