package io.corral.domain.event;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that happened before the event, oldest first in the event's list.
///
/// @param type `default`, `http`, `navigation`, `error`, `user`, ...
/// @param data JSON values
public record Breadcrumb(
        @Nullable Instant timestamp,
        String type,
        @Nullable String category,
        @Nullable Level level,
        @Nullable String message,
        Map<String, @Nullable Object> data) {}
