package io.corral.store.issue;

import io.corral.domain.group.SplitMark;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Splitting an issue by what its events say, or taking that back, from the wish to its end.
///
/// @param marks ids of the marks that were made for it, as far as they are not removed; none before
/// @param before keys the issue had when they were made
/// @param returning keys that marks gave, each with the one it was split from; none before the
///     marks are removed
/// @param other the issue of the other part, or the one that is whole again; null before it is done
/// @param sentence why it was not done; null unless it was refused or failed
/// @param endedAt null while it is under way
public record SplitJob(
        long id, Wish wish, State state, List<Long> marks, Set<Long> before,
        Map<Long, Long> returning, @Nullable IssueId other, @Nullable String sentence,
        Instant startedAt,
        @Nullable Instant endedAt) {

    public SplitJob {
        marks = List.copyOf(marks);
        before = Set.copyOf(before);
        returning = Map.copyOf(returning);
    }

    /// What is wanted.
    ///
    /// @param actor who wants it; null when Corral itself does it
    /// @param reason what the person says about it; null for nothing
    public record Wish(
            ProjectId project, IssueId issue, Task task, @Nullable UserId actor,
            @Nullable String reason) {}

    /// What is to be done.
    public sealed interface Task {
        /// Events get an issue of their own.
        ///
        /// @param when which events
        /// @param proposal that was accepted; null when a person had the idea
        record Divide(SplitMark.Condition when, @Nullable Long proposal) implements Task {}

        /// A split is taken back.
        ///
        /// @param activity tells of it in the history of the issue
        record Undo(long activity) implements Task {}
    }

    /// How far it is.
    public enum State {
        /// Nothing happened yet.
        WAITING,
        /// Events that come go where they are to be; stored ones follow.
        MARKED,
        /// All are.
        DONE,
        /// It makes no sense: nothing happened.
        REFUSED,
        /// It could not be done: nothing happened.
        FAILED;

        /// The lower-case word.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Whether it goes on.
        public boolean isUnderWay() {
            return this == WAITING || this == MARKED;
        }
    }
}
