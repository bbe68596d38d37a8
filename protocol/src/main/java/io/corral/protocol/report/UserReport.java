package io.corral.protocol.report;

import io.corral.domain.id.EventId;
import org.jspecify.annotations.Nullable;

/// What a user wrote about an event, old form (Sentry docs "User Feedback", `user_report`).
///
/// @param event what it is about
/// @param comments the text
public record UserReport(
        EventId event, @Nullable String name, @Nullable String email, String comments) {}
