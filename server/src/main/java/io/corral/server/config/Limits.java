package io.corral.server.config;

import io.corral.protocol.envelope.ItemKind;
import io.corral.protocol.envelope.ItemLimits;
import io.corral.protocol.envelope.ItemLimits.Limit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How large the parts of an envelope may be once inflated. Defaults are those of
/// [ItemLimits#defaults]; kinds share the key of their family.
public record Limits(
        @Setting(value = "200 MiB", doc = "A whole envelope.") ByteSize envelope,

        @Setting(value = "1000", doc = "Items in an envelope.") int itemsMax,

        @Setting(value = "1 MiB", doc = "An event.") ByteSize event,

        @Setting(value = "1 MiB", doc = "A transaction.") ByteSize transaction,

        @Setting(value = "12 MiB", doc = "The spans of an envelope together.") ByteSize span,

        @Setting(value = "200 MiB",
                doc = "The attachments of an envelope together.") ByteSize attachment,

        @Setting(value = "1 MiB", doc = "A user's report or feedback.") ByteSize feedback,

        @Setting(value = "1 MiB", doc = "A security report, CSP and its kin.") ByteSize security,

        @Setting(value = "100 KiB",
                doc = "The client reports of an envelope together.") ByteSize clientReport,

        @Setting(value = "10 MiB", doc = "The sessions of an envelope together.") ByteSize session,

        @Setting(value = "12 MiB", doc = "A container of logs.") ByteSize log,

        @Setting(value = "50 MiB", doc = "A profile.") ByteSize profile,

        @Setting(value = "10 MiB", doc = "A segment of a replay, as sent.") ByteSize replay) {

    /// These limits as the parser takes them; counts and other kinds keep their defaults.
    public ItemLimits itemLimits() {
        ItemLimits limits = new ItemLimits(envelope.bytes(), itemsMax, Map.of());
        for (ItemKind kind : ItemKind.values()) {
            limits = limits.with(kind, limit(limits.of(kind), bytesMax(kind)));
        }
        return limits;
    }

    private static Limit limit(Limit usual, @Nullable ByteSize size) {
        if (size == null) {
            return usual;
        }
        boolean sharesOneSize = usual.bytesTogetherMax() == usual.bytesMax();
        long together = sharesOneSize ? size.bytes() : size.bytes() * usual.countMax();
        return new Limit(size.bytes(), together, usual.countMax());
    }

    private @Nullable ByteSize bytesMax(ItemKind kind) {
        return switch (kind) {
            case EVENT -> event;
            case TRANSACTION -> transaction;
            case SPAN -> span;
            case ATTACHMENT -> attachment;
            case USER_REPORT, FEEDBACK -> feedback;
            case SECURITY -> security;
            case CLIENT_REPORT -> clientReport;
            case SESSION, SESSIONS -> session;
            case LOG -> log;
            case PROFILE, PROFILE_CHUNK -> profile;
            case REPLAY_RECORDING, REPLAY_VIDEO -> replay;
            case CHECK_IN, REPLAY_EVENT, TRACE_METRIC, STATSD, METRIC_BUCKETS, UNKNOWN -> null;
        };
    }
}
