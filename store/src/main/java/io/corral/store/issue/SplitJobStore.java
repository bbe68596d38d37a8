package io.corral.store.issue;

import io.corral.domain.group.SplitMark;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Correction;
import io.corral.store.issue.SplitJob.State;
import io.corral.store.issue.SplitJob.Wish;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The journal of splits, so that a crash leaves none half done. Durable when a call returns;
/// thread-safe.
public interface SplitJobStore {

    /// So many jobs of a project are remembered when they are over.
    int REMEMBERED_MAX = 100;

    /// Notes a wish.
    SplitJob begin(Wish wish, Instant at);

    /// Adds a mark for each of the keys, and notes that they are there, all or nothing.
    ///
    /// @param before the keys of the issue
    List<SplitMark> mark(
            long job, Collection<Long> keys, Set<Long> before, Correction by);

    /// Removes marks and notes what they gave, all or nothing.
    void unmark(long job, Collection<SplitMark> marks);

    /// The job is over.
    ///
    /// @param other the issue of the other part; null when there is none
    /// @param sentence why not; null when it is done
    void end(long job, State state, @Nullable IssueId other, @Nullable String sentence,
            Instant at);

    /// A job of a project.
    Optional<SplitJob> find(ProjectId project, long job);

    /// The latest job of a proposal; empty when it is forgotten, or nobody accepted it.
    Optional<SplitJob> ofProposal(ProjectId project, long proposal);

    /// Jobs that are under way, oldest first.
    List<SplitJob> unfinished();
}
