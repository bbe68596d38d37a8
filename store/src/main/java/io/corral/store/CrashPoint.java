package io.corral.store;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Places where a test may kill the process, to prove that a crash there loses and doubles nothing.
/// The environment variable `CORRAL_CRASH_AT` (or the system property of the same name) names one
/// or several, separated by commas, each as [#wireName] with an optional count:
/// `payload-committed:3` ends the process the third time it gets there, at once and without
/// shutdown hooks, as `kill -9` does. Nothing that is sent to a server can name one. Costs nothing
/// when unset.
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
    /// A part of the plan of a regroup job is durable, the plan is not complete.
    REGROUP_PLANNING,
    /// The plan of a regroup job is complete and durable, nothing else happened.
    REGROUP_PLANNED,
    /// A regroup job has changed issues, the commit has not begun.
    REGROUP_ISSUES_WRITTEN,
    /// Issues of a regroup job are durable, its rows are not.
    REGROUP_ISSUES_COMMITTED,
    /// Rows of a regroup job have their keys, the commit has not begun.
    REGROUP_ROWS_WRITTEN,
    /// Rows of a regroup job are durable, the journal does not know yet.
    REGROUP_ROWS_COMMITTED,
    /// What follows a regroup job has happened, the journal does not know yet.
    REGROUP_FOLLOWED,
    /// A regroup job is done; whoever ordered it has not been told.
    REGROUP_DONE,
    /// Marks of a split are durable, stored events have not moved.
    SPLIT_MARKED,
    /// Stored events of a split have moved, its parts are not yet one issue each.
    SPLIT_EVENTS_MOVED,
    /// Parts of a split are one issue each, the history does not tell of it.
    SPLIT_PARTS_APART,
    /// A split is told of, its job is not over.
    SPLIT_TOLD,
    /// Marks of a split that is taken back are gone, stored events have not moved.
    SPLIT_UNMARKED,
    /// Events of a split that is taken back have their keys again, the history does not say so.
    SPLIT_RETURNED,
    /// The checkpoint of a SQLite file begins.
    CHECKPOINT_BEGUN,
    /// The checkpoint of a SQLite file is done.
    CHECKPOINT_DONE,
    /// An entry is about to be digested. The setting names its sequence instead of a count, so that
    /// this entry ends every process that tries it: `entry-digesting:37`.
    ENTRY_DIGESTING;

    private static final String SETTING = "CORRAL_CRASH_AT";
    private static final int KILLED = 137;
    private static final Map<CrashPoint, AtomicLong> ARMED = armed(setting());

    /// Ends the process when this point is named and its count is reached.
    public void reach() {
        AtomicLong remaining = ARMED.get(this);
        if (remaining != null && remaining.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    /// Ends the process when this point is named for the entry of this sequence.
    public void reach(long sequence) {
        AtomicLong named = ARMED.get(this);
        if (named != null && named.get() == sequence) {
            Runtime.getRuntime().halt(KILLED);
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

    private static Map<CrashPoint, AtomicLong> armed(@Nullable String setting) {
        Map<CrashPoint, AtomicLong> armed = new EnumMap<>(CrashPoint.class);
        if (setting != null && !setting.isBlank()) {
            for (String each : setting.split(",", -1)) {
                String[] parts = each.strip().split(":", 2);
                long count = parts.length == 2 ? Long.parseLong(parts[1]) : 1;
                armed.put(named(parts[0]), new AtomicLong(count));
            }
        }
        return armed;
    }

    private static CrashPoint named(String wireName) {
        return Arrays.stream(values())
                .filter(point -> point.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        SETTING + " names no crash point: " + wireName));
    }
}
