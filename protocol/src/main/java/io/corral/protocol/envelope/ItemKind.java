package io.corral.protocol.envelope;

import io.corral.domain.outcome.DataCategory;
import java.util.HashMap;
import java.util.Map;

/// The kinds of items there are, by the `type` of the item header (Sentry docs "Envelope Items").
public enum ItemKind {
    EVENT("event", DataCategory.ERROR, true),
    TRANSACTION("transaction", DataCategory.TRANSACTION, true),
    ATTACHMENT("attachment", DataCategory.ATTACHMENT, true),
    USER_REPORT("user_report", DataCategory.FEEDBACK, true),
    FEEDBACK("feedback", DataCategory.FEEDBACK, true),
    CLIENT_REPORT("client_report", DataCategory.INTERNAL, false),
    SPAN("span", DataCategory.SPAN, false),
    SECURITY("raw_security", DataCategory.SECURITY, true),
    SESSION("session", DataCategory.SESSION, false),
    SESSIONS("sessions", DataCategory.SESSION, false),
    CHECK_IN("check_in", DataCategory.MONITOR, false),
    LOG("log", DataCategory.LOG_ITEM, false),
    TRACE_METRIC("trace_metric", DataCategory.TRACE_METRIC, false),
    PROFILE("profile", DataCategory.PROFILE, true),
    PROFILE_CHUNK("profile_chunk", DataCategory.PROFILE_CHUNK, false),
    REPLAY_EVENT("replay_event", DataCategory.REPLAY, true),
    REPLAY_RECORDING("replay_recording", DataCategory.REPLAY, true),
    REPLAY_VIDEO("replay_video", DataCategory.REPLAY, true),
    STATSD("statsd", DataCategory.METRIC_BUCKET, false),
    METRIC_BUCKETS("metric_buckets", DataCategory.METRIC_BUCKET, false),
    /// Every `type` not listed here.
    UNKNOWN("", DataCategory.DEFAULT, false);

    private static final Map<String, ItemKind> BY_WIRE_NAME = byWireName();

    private final String wireName;
    private final DataCategory category;
    private final boolean needsEventId;

    ItemKind(String wireName, DataCategory category, boolean needsEventId) {
        this.wireName = wireName;
        this.category = category;
        this.needsEventId = needsEventId;
    }

    /// The kind of an item header's `type`; [#UNKNOWN] for words nobody defined.
    public static ItemKind of(String type) {
        return BY_WIRE_NAME.getOrDefault(type, UNKNOWN);
    }

    /// The `type` of the wire; empty for [#UNKNOWN].
    public String wireName() {
        return wireName;
    }

    /// What the item counts as in limits and outcomes.
    public DataCategory category() {
        return category;
    }

    /// Whether the answer to an envelope with such an item names an event id.
    public boolean needsEventId() {
        return needsEventId;
    }

    /// The kind whose count and common size this kind shares.
    ItemKind budget() {
        return switch (this) {
            case USER_REPORT -> ATTACHMENT;
            case SESSIONS -> SESSION;
            case EVENT, TRANSACTION, ATTACHMENT, FEEDBACK, CLIENT_REPORT, SPAN, SECURITY, SESSION,
                    CHECK_IN, LOG, TRACE_METRIC, PROFILE, PROFILE_CHUNK, REPLAY_EVENT,
                    REPLAY_RECORDING, REPLAY_VIDEO, STATSD, METRIC_BUCKETS, UNKNOWN ->
                this;
        };
    }

    private static Map<String, ItemKind> byWireName() {
        var kinds = new HashMap<String, ItemKind>();
        for (ItemKind kind : values()) {
            if (kind != UNKNOWN) {
                kinds.put(kind.wireName, kind);
            }
        }
        kinds.put("profile_chunk_ui", PROFILE_CHUNK);
        kinds.put("security", SECURITY);
        return Map.copyOf(kinds);
    }
}
