package io.corral.domain.issue;

import io.corral.domain.id.IssueId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the history of issues says of corrections, by the names of Sentry's API; lists stand apart
/// by commas. `undo` is there while the entry can be undone, `undone` afterwards.
public final class CorrectionEntries {

    /// It can be undone.
    public static final String UNDO = "undo";
    /// It was undone.
    public static final String UNDONE = "undone";
    /// What the person said.
    public static final String REASON = "reason";
    /// Issues that were merged.
    public static final String ISSUES = "issues";
    /// Keys that moved, in hexadecimal digits.
    public static final String FINGERPRINTS = "fingerprints";
    /// Split marks that were made.
    public static final String MARKS = "marks";
    /// What tells the events that were split off: `frame`, `message`, `tag` or `events`.
    public static final String CONDITION = "condition";
    /// A frame tells them.
    public static final String FRAME = "frame";
    /// A message tells them.
    public static final String MESSAGE = "message";
    /// The frame, the message, or the tag as `name=value`; absent for `events`.
    public static final String VALUE = "value";
    /// The issue keys came from.
    public static final String SOURCE = "source";
    /// The issue keys went to.
    public static final String DESTINATION = "destination";

    private static final int KEYS_MAX = 100;

    private CorrectionEntries() {}

    /// Issues were merged into this one.
    ///
    /// @param undo whether this can be undone
    public static Activity.Entry merge(List<IssueId> merged, Correction by, boolean undo) {
        return entry(ActivityType.MERGE, Map.of(ISSUES, merged.stream()
                .map(IssueId::toString).collect(Collectors.joining(","))), by, undo);
    }

    /// Keys of this one went to another.
    public static Activity.Entry source(
            Collection<Long> keys, IssueId destination, Correction by, boolean undo) {
        return entry(ActivityType.UNMERGE_SOURCE, Map.of(
                FINGERPRINTS, fingerprints(keys), DESTINATION, destination.toString()), by, undo);
    }

    /// Keys of another came to this one.
    public static Activity.Entry destination(
            Collection<Long> keys, IssueId source, Correction by) {
        return entry(ActivityType.UNMERGE_DESTINATION, Map.of(
                FINGERPRINTS, fingerprints(keys), SOURCE, source.toString()), by, false);
    }

    private static String fingerprints(Collection<Long> keys) {
        return keys.stream().limit(KEYS_MAX).map(HexFormat.of()::toHexDigits)
                .collect(Collectors.joining(","));
    }

    private static Activity.Entry entry(
            ActivityType type, Map<String, Object> data, Correction by, boolean undo) {
        Map<String, Object> all = new HashMap<>(data);
        if (by.reason() != null) {
            all.put(REASON, by.reason());
        }
        if (undo) {
            all.put(UNDO, true);
        }
        return new Activity.Entry(type, all);
    }
}
