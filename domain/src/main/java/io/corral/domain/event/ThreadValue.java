package io.corral.domain.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thread of the process at the time of the event (Sentry "Threads Interface").
///
/// @param id as text, whatever the SDK sent
/// @param crashed null when not said
/// @param current null when not said
/// @param main null when not said
/// @param heldLocks as sent
public record ThreadValue(
        @Nullable String id,
        @Nullable String name,
        @Nullable String state,
        @Nullable Boolean crashed,
        @Nullable Boolean current,
        @Nullable Boolean main,
        @Nullable StackTrace stackTrace,
        Map<String, @Nullable Object> heldLocks) {}
