package io.corral.server.rest.issues;

import io.corral.server.rest.WireTime;
import io.corral.store.issue.LinkedKey;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A grouping key of an issue on the wire.
///
/// @param id its 16 hexadecimal digits, as `fingerprints` of an event has them
/// @param splitFrom the issue it was split from; null otherwise
record LinkedKeyView(
        String id, int algorithm, long count, String firstSeen, String lastSeen,
        String linkedSince, @Nullable String splitFrom) {

    static LinkedKeyView of(LinkedKey key) {
        return new LinkedKeyView(HexFormat.of().toHexDigits(key.key().key()), key.algorithm(),
                key.events(), WireTime.of(key.firstSeen()), WireTime.of(key.lastSeen()),
                WireTime.of(key.since()),
                key.splitFrom() == null ? null : key.splitFrom().toString());
    }
}
