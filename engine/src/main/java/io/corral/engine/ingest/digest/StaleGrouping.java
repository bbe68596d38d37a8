package io.corral.engine.ingest.digest;

import io.corral.domain.group.GroupingVersion;
import io.corral.domain.group.SplitMarks;
import io.corral.domain.id.ProjectId;
import io.corral.engine.ingest.digest.Digested.DigestedEvent;
import io.corral.store.PayloadStore;
import io.corral.store.Watermark;
import io.corral.store.WorkQueue.Queued;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Digests entries again that were digested before the rules or the split marks of their project
/// changed: what is stored after a change is grouped as it says, and a regroup job that was done
/// meanwhile leaves nothing behind. Called by the digester's commit thread alone.
final class StaleGrouping {

    private final Function<ProjectId, GroupingVersion> version;
    private final Function<ProjectId, SplitMarks> marks;
    private final Function<List<Queued>, DigestWorkers.Result> digest;
    private final PayloadStore payloads;

    /// @param version what events of a project are grouped under now
    /// @param marks what is split off in a project now
    /// @param digest digests the first of some entries, one at least
    StaleGrouping(
            Function<ProjectId, GroupingVersion> version,
            Function<ProjectId, SplitMarks> marks,
            Function<List<Queued>, DigestWorkers.Result> digest, PayloadStore payloads) {
        this.version = version;
        this.marks = marks;
        this.digest = digest;
        this.payloads = payloads;
    }

    /// The batch as it would be digested now; mostly the same. A batch whose payloads are stored,
    /// all or in part, stays as it is: they keep the key they have.
    Batch renewed(Batch batch) {
        List<Queued> left = stale(batch);
        Batch renewed = batch;
        while (!left.isEmpty()) {
            DigestWorkers.Result result = digest.apply(left);
            renewed = renewed.with(result);
            left = left.subList(result.count(), left.size());
        }
        return renewed;
    }

    private List<Queued> stale(Batch batch) {
        Set<Watermark> stale = new HashSet<>();
        for (Digested entry : batch.digested()) {
            if (entry.events().stream().anyMatch(this::isStale)) {
                stale.add(entry.position());
            }
        }
        return stale.isEmpty() || isStored(batch)
                ? List.of()
                : batch.entries().stream().filter(entry -> stale.contains(entry.position()))
                        .toList();
    }

    private boolean isStale(DigestedEvent event) {
        ProjectId project = event.payload().project();
        return event.grouped() != null
                && (!event.payload().version().equals(version.apply(project))
                        || !event.marks().equals(marks.apply(project)));
    }

    private boolean isStored(Batch batch) {
        var first = batch.entries().getFirst().position();
        return payloads.applied(first.partition()).sequence() >= first.sequence();
    }
}
