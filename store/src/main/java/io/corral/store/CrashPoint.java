package io.corral.store;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Places where a test may kill the process, to prove that a crash there loses and doubles nothing.
/// The environment variable `CORRAL_CRASH_AT` (or the system property of the same name) names one,
/// as [#wireName], with an optional count: `payload-committed:3` ends the process the third time it
/// gets there, at once and without shutdown hooks, as `kill -9` does. Costs nothing when unset.
public enum CrashPoint {
    /// Rows of a group commit are written, the commit has not begun.
    QUEUE_WRITTEN,
    /// A group commit is durable, its callers have not been told.
    QUEUE_COMMITTED,
    /// An attempt is noted, digesting has not begun.
    QUEUE_ATTEMPT_NOTED,
    /// Every store has applied the batch, the queue has not advanced.
    QUEUE_ADVANCING,
    /// The queue has forgotten a batch.
    QUEUE_ADVANCED,
    /// A failed entry was moved to the failed ones.
    QUEUE_FAILED,
    /// A blob is complete under its temporary name.
    BLOB_WRITTEN,
    /// A blob has its final name.
    BLOB_STORED,
    /// A trained dictionary is durable, nothing uses it yet.
    DICTIONARY_STORED,
    /// The file of a new day exists and is empty.
    PAYLOAD_DAY_CREATED,
    /// Payload rows are written, the commit has not begun.
    PAYLOAD_WRITTEN,
    /// One day of a batch of several is durable, the next is not.
    PAYLOAD_DAY_COMMITTED,
    /// Payloads of a batch are durable, event rows are not.
    PAYLOAD_COMMITTED,
    /// One file of a dropped day is gone, others are not.
    PAYLOAD_DAY_DROPPED,
    /// Event rows are written, the commit has not begun.
    EVENT_WRITTEN,
    /// Event rows of a batch are durable, issues are not.
    EVENT_COMMITTED,
    /// The checkpoint of the event store begins.
    EVENT_CHECKPOINT,
    /// Issue changes are written, the commit has not begun.
    ISSUE_WRITTEN,
    /// Issues of a batch are durable, the queue has not advanced.
    ISSUE_COMMITTED,
    /// The checkpoint of a SQLite file begins.
    CHECKPOINT_BEGUN,
    /// The checkpoint of a SQLite file is done.
    CHECKPOINT_DONE;

    private static final String SETTING = "CORRAL_CRASH_AT";
    private static final int KILLED = 137;
    private static final Optional<Armed> ARMED = armed(setting());

    /// Ends the process when this point is the one named and its count is reached.
    public void reach() {
        if (ARMED.isPresent()) {
            ARMED.get().at(this);
        }
    }

    /// The name by which the setting knows this point, for example `payload-committed`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable String setting() {
        String property = System.getProperty(SETTING);
        return property == null ? System.getenv(SETTING) : property;
    }

    private static Optional<Armed> armed(@Nullable String setting) {
        if (setting == null || setting.isBlank()) {
            return Optional.empty();
        }
        String[] parts = setting.split(":", 2);
        int count = parts.length == 2 ? Integer.parseInt(parts[1]) : 1;
        for (CrashPoint point : values()) {
            if (point.wireName().equals(parts[0])) {
                return Optional.of(new Armed(point, new AtomicInteger(count)));
            }
        }
        throw new IllegalArgumentException(SETTING + " names no crash point: " + setting);
    }

    private record Armed(CrashPoint point, AtomicInteger remaining) {
        private void at(CrashPoint reached) {
            if (reached == point && remaining.decrementAndGet() == 0) {
                Runtime.getRuntime().halt(KILLED);
            }
        }
    }
}
