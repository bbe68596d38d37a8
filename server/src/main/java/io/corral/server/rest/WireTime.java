package io.corral.server.rest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Dates as the API writes them: UTC, microseconds, `Z` at the end; clients refuse offsets.
public final class WireTime {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
                    .withZone(ZoneOffset.UTC);

    private WireTime() {}

    /// The date on the wire.
    public static String of(Instant instant) {
        return FORMAT.format(instant);
    }

    /// The date on the wire; null stays null.
    public static @Nullable String ofNullable(@Nullable Instant instant) {
        return instant == null ? null : FORMAT.format(instant);
    }
}
