package io.corral.store.regroup;

import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A job in the journal.
///
/// @param id rises from job to job and never comes again
/// @param moved events that went to another issue; 0 until issues are current
/// @param doneAt null before
public record RegroupJob(
        long id, Order order, State state, long moved, Instant createdAt,
        @Nullable Instant doneAt) {

    /// What is wanted.
    ///
    /// @param title what people read about it
    /// @param actor who wants it; null when Corral itself does it
    /// @param algorithm version that made the new keys
    /// @param undoes the job that is undone by this one; null for none
    /// @param body whatever else whoever ordered it needs to finish it
    public record Order(
            ProjectId project,
            String title,
            @Nullable UserId actor,
            int algorithm,
            @Nullable Long undoes,
            String body) {}

    /// How far it is. Jobs go from one to the next; a job that is undone stays in the last.
    public enum State {
        /// Its plan is being written; nothing happened yet.
        PREPARING,
        /// Its plan is complete; nothing happened yet.
        PLANNED,
        /// Issues are as they are to be, rows follow.
        CURRENT,
        /// Everything is.
        DONE,
        /// Another job has undone it.
        UNDONE;

        /// The lower-case word.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
