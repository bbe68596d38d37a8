package io.corral.engine.ingest.intake;

import io.corral.domain.id.ProjectId;
import io.corral.store.QueueEntry;
import java.io.InputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One request to take in, as HTTP delivered it.
///
/// @param kind how the body is framed
/// @param project in the path; null behind a tunnel
/// @param credentials every place that may name the client key
/// @param contentEncoding header as sent; null when absent
/// @param body not decompressed
/// @param announcedBytes `Content-Length`; -1 when unknown
/// @param origin header `Origin`; null outside of browsers
public record Received(
        QueueEntry.Kind kind,
        @Nullable ProjectId project,
        Credentials credentials,
        @Nullable String contentEncoding,
        InputStream body,
        long announcedBytes,
        Instant receivedAt,
        String clientAddress,
        @Nullable String userAgent,
        @Nullable String origin) {

    /// Where a client key may stand.
    ///
    /// @param xSentryAuth header `X-Sentry-Auth`
    /// @param authorization header `Authorization`
    /// @param query raw query string
    /// @param pathKey segment of the path
    public record Credentials(
            @Nullable String xSentryAuth,
            @Nullable String authorization,
            @Nullable String query,
            @Nullable String pathKey) {}
}
