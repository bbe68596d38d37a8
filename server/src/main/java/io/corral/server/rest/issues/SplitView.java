package io.corral.server.rest.issues;

import io.corral.engine.correction.SplitJobs;
import io.corral.server.rest.WireTime;
import io.corral.store.issue.SplitJob;
import org.jspecify.annotations.Nullable;

/// A split, or taking one back, on the wire. Our own.
///
/// @param kind `split` or `undo`
/// @param state `running`, `done`, `refused` or `failed`
/// @param seen events that were looked at so far
/// @param expected events there are to be looked at; 0 while it is not known
/// @param issue id of the issue of the other part, or of the one that is whole again; null before
///     it is done
/// @param detail why it was not done; null unless it was refused or failed
public record SplitView(
        String id, String kind, String state, long seen, long expected, @Nullable String issue,
        @Nullable String detail, String dateCreated, @Nullable String dateFinished) {

    /// As it stands.
    public static SplitView of(SplitJobs.Progress progress) {
        SplitJob job = progress.job();
        return new SplitView(Long.toString(job.id()),
                job.wish().task() instanceof SplitJob.Task.Undo ? "undo" : "split",
                job.state().isUnderWay() ? "running" : job.state().wireName(), progress.seen(),
                progress.expected(), job.other() == null ? null : job.other().toString(),
                job.sentence(), WireTime.of(job.startedAt()), WireTime.ofNullable(job.endedAt()));
    }
}
