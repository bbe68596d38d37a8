package io.corral.domain.backtest;

import io.corral.domain.group.ExplanationDiff;
import io.corral.domain.id.EventId;
import io.corral.domain.id.IssueId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Events of one issue that are in another one after a change.
///
/// @param events stored ones
/// @param fromKey the key most of them have
/// @param toKey the key most of those are to have
/// @param evidence two events and what tells them apart; null when they could not be read
public record Difference(
        Kind kind, IssueId from, Place to, long events, long fromKey, long toKey,
        @Nullable Evidence evidence) {

    /// What happens to the issue they come from.
    public enum Kind {
        /// It has no events left: it becomes part of another.
        MERGED,
        /// A part of it becomes an issue of its own.
        SPLIT,
        /// A part of it goes to another issue there is.
        MOVED;

        /// The lower-case word.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Why.
    ///
    /// @param event one of those that move
    /// @param other one that was apart and no longer is, or was together and no longer is; the same
    ///     event, read under the present and the new configuration, when there is no other
    /// @param diff what told the two apart until now, or what does afterwards
    public record Evidence(EventId event, EventId other, ExplanationDiff diff) {

        /// Whether one event is compared with itself, before and after.
        public boolean isOfOneEvent() {
            return event.equals(other);
        }
    }

    /// The same with evidence.
    public Difference with(@Nullable Evidence found) {
        return new Difference(kind, from, to, events, fromKey, toKey, found);
    }
}
