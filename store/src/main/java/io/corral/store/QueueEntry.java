package io.corral.store;

import io.corral.domain.id.KeyId;
import io.corral.domain.id.ProjectId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One acknowledged request as intake took it: the SDK's own bytes and what is needed to read them
/// later without the network.
///
/// @param kind how the body is framed
/// @param encoding of the body as stored
/// @param body the bytes as received; empty when `blob` names them
/// @param blob key in the [BlobStore] of a large body, of this entry alone; null for inline ones
/// @param eventId id answered to the client, for envelopes and events without one of their own; hex
/// @param clientAddress of the sender after trusted proxies; null when unknown
/// @param userAgent of the sender
/// @param query parameters the digest needs (release and environment of security reports)
/// @param refused positions of items refused at intake, with the reason; digest only counts them
public record QueueEntry(
        ProjectId project,
        KeyId key,
        Kind kind,
        Encoding encoding,
        byte[] body,
        @Nullable String blob,
        @Nullable String eventId,
        Instant receivedAt,
        @Nullable String clientAddress,
        @Nullable String userAgent,
        @Nullable String query,
        List<RefusedItem> refused) {

    /// How a body is framed.
    public enum Kind {
        ENVELOPE,
        EVENT,
        SECURITY
    }

    /// How a body is compressed.
    public enum Encoding {
        IDENTITY,
        GZIP,
        DEFLATE,
        BROTLI,
        ZSTD
    }

    /// An item of the envelope that was not taken.
    ///
    /// @param position of the item, from 0
    /// @param outcome wire name of the outcome, `rate_limited` or `invalid`
    /// @param reason wire name of the reason
    public record RefusedItem(int position, String outcome, String reason) {}
}
