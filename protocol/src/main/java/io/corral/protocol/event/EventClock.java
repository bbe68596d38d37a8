package io.corral.protocol.event;

import io.corral.domain.event.EventDraft;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Corrects the times of one event by the drift of the client's clock, and decides which times are
/// believed.
///
/// The drift is what lies between the client's clock when it sent and ours when we received. Below
/// [EventBounds#DRIFT_MIN] it is taken for time under way.
final class EventClock {

    private final Instant receivedAt;
    private final Duration drift;

    EventClock(Instant receivedAt, @Nullable Instant sentAt, Notes notes) {
        this.receivedAt = receivedAt;
        Duration measured =
                sentAt == null ? Duration.ZERO : Duration.between(sentAt, receivedAt);
        if (measured.abs().compareTo(EventBounds.DRIFT_MIN) < 0) {
            this.drift = Duration.ZERO;
        } else {
            this.drift = measured;
            notes.add("clock_drift", "timestamp", String.valueOf(sentAt),
                    "times corrected by " + measured.toSeconds() + " s");
        }
    }

    /// The time by our clock; null stays null. A time that would leave the calendar stays as it is.
    @Nullable
    Instant corrected(@Nullable Instant time) {
        return time == null ? null : shifted(time);
    }

    /// The time by our clock.
    Instant shifted(Instant time) {
        if (drift.isZero()) {
            return time;
        }
        boolean far = Math.abs(time.getEpochSecond()) > Instant.MAX.getEpochSecond() / 4;
        return far ? time : time.plus(drift);
    }

    /// Sets the times of the event. A time out of bounds becomes the time of receiving, the begin
    /// of a transaction moving with its end.
    ///
    /// @param time when it happened by the client's clock; null when not told
    /// @param start begin of a transaction by the client's clock
    void set(EventDraft draft, @Nullable Instant time, @Nullable Instant start, Notes notes) {
        Instant happened = corrected(time);
        Instant begun = corrected(start);
        if (happened == null) {
            happened = receivedAt;
        } else if (happened.isAfter(receivedAt.plus(EventBounds.AHEAD_MAX))) {
            notes.add("future_timestamp", "timestamp", happened.toString(),
                    "the time of receiving is used");
            begun = moved(begun, happened);
            happened = receivedAt;
        } else if (happened.isBefore(receivedAt.minus(EventBounds.AGE_MAX))) {
            notes.add("past_timestamp", "timestamp", happened.toString(),
                    "the time of receiving is used");
            begun = moved(begun, happened);
            happened = receivedAt;
        }
        draft.receivedAt(receivedAt).timestamp(happened).start(
                begun != null && begun.isAfter(happened) ? happened : begun);
    }

    private @Nullable Instant moved(@Nullable Instant begun, Instant end) {
        return begun == null ? null : receivedAt.minus(Duration.between(begun, end));
    }
}
