package io.corral.store.regroup;

import io.corral.domain.id.ProjectId;
import io.corral.domain.regroup.KeyMove;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The journal of regroup jobs, and their effect on issues. Each call is durable when it returns
/// and whole or not at all. Thread-safe.
public interface RegroupStore {

    /// Opens a job whose plan is empty.
    ///
    /// @return its number
    long begin(RegroupJob.Order order, Instant at);

    /// Adds to the plan of a job that is being prepared.
    void plan(long job, List<KeyMove> moves);

    /// The plan is complete.
    void planned(long job);

    /// Forgets a job that changed nothing yet; does nothing for any other.
    void drop(long job);

    /// The job with this number.
    Optional<RegroupJob> find(long job);

    /// Jobs of a project, newest first.
    List<RegroupJob> list(ProjectId project, int limit);

    /// Jobs that are neither done nor undone, oldest first.
    List<RegroupJob> unfinished();

    /// A later job that moved events of the same keys and is not undone: it has to be undone first.
    Optional<RegroupJob> inTheWay(long job);

    /// The plan, read a part at a time; may be read several times until the job is done.
    Iterable<KeyMove> moves(long job);

    /// What is counted and linked for keys.
    ///
    /// @param job whose order says whether another job is undone
    RegroupFacts facts(long job, Set<Long> keys);

    /// What is counted and linked for keys of a project, to foretell what a job would do.
    RegroupFacts facts(ProjectId project, Set<Long> keys);

    /// Makes the change current, in one transaction: numbers per key, which issue has which key,
    /// issues opened and emptied, their sums, texts and history, what users reported, and what is
    /// needed to undo it. Issues that are emptied are found under the one that follows them; when
    /// the job undoes another, those which that one had emptied are back as they were.
    ///
    /// @return false when the key table changed meanwhile: then nothing happened
    boolean apply(long job, RegroupChange change);

    /// Rows have followed; the plan is forgotten.
    void finish(long job, Instant at);

    /// Forgets how to undo jobs of a project, except the newest.
    ///
    /// @param kept so many stay
    /// @return the jobs forgotten
    List<Long> forgetOld(ProjectId project, int kept);
}
