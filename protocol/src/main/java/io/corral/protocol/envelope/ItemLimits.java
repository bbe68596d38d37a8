package io.corral.protocol.envelope;

import java.util.EnumMap;
import java.util.Map;

/// How large and how many the items of one envelope may be, all decompressed.
///
/// @param envelopeBytesMax the whole envelope with headers
/// @param itemsMax items of all kinds together
/// @param byKind a limit for every kind
public record ItemLimits(long envelopeBytesMax, int itemsMax, Map<ItemKind, Limit> byKind) {

    private static final long KIB = 1024;
    private static final long MIB = 1024 * KIB;

    /// The limit of one kind.
    ///
    /// @param bytesMax one payload
    /// @param bytesTogetherMax all payloads of the kind in one envelope
    /// @param countMax items of the kind in one envelope
    public record Limit(long bytesMax, long bytesTogetherMax, int countMax) {
        static Limit each(long bytesMax, int countMax) {
            return new Limit(bytesMax, bytesMax * countMax, countMax);
        }

        static Limit together(long bytesMax, int countMax) {
            return new Limit(bytesMax, bytesMax, countMax);
        }
    }

    public ItemLimits {
        var complete = new EnumMap<ItemKind, Limit>(ItemKind.class);
        for (ItemKind kind : ItemKind.values()) {
            complete.put(kind, byKind.getOrDefault(kind, defaultOf(kind)));
        }
        byKind = Map.copyOf(complete);
    }

    /// What Relay allows by default (Sentry docs "Size Limits"; Relay's configuration).
    public static ItemLimits defaults() {
        return new ItemLimits(200 * MIB, 1000, Map.of());
    }

    /// The same with another limit for one kind.
    public ItemLimits with(ItemKind kind, Limit limit) {
        var changed = new EnumMap<ItemKind, Limit>(byKind);
        changed.put(kind, limit);
        return new ItemLimits(envelopeBytesMax, itemsMax, changed);
    }

    /// The limit of a kind.
    public Limit of(ItemKind kind) {
        return byKind.getOrDefault(kind, defaultOf(kind));
    }

    private static Limit defaultOf(ItemKind kind) {
        return switch (kind) {
            case EVENT, TRANSACTION, FEEDBACK, SECURITY, REPLAY_EVENT -> Limit.each(MIB, 1);
            case ATTACHMENT -> Limit.together(200 * MIB, 30);
            case UNKNOWN -> Limit.together(200 * MIB, 1000);
            case USER_REPORT -> Limit.each(MIB, 30);
            case SESSION, SESSIONS -> Limit.together(10 * MIB, 100);
            case CLIENT_REPORT -> Limit.together(100 * KIB, 100);
            case CHECK_IN -> Limit.each(100 * KIB, 1);
            case PROFILE, PROFILE_CHUNK -> Limit.each(50 * MIB, 1);
            case REPLAY_RECORDING, REPLAY_VIDEO -> Limit.each(10 * MIB, 1);
            case LOG -> Limit.each(12 * MIB, 1);
            case SPAN -> Limit.together(12 * MIB, 25);
            case TRACE_METRIC -> Limit.each(MIB, 1);
            case STATSD, METRIC_BUCKETS -> Limit.each(MIB, 100);
        };
    }
}
