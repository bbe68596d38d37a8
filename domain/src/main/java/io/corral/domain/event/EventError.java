package io.corral.domain.event;

import org.jspecify.annotations.Nullable;

/// A note about something in the event that was not as it should be and was repaired or dropped;
/// shown with the event (Sentry's `errors` of an event).
///
/// @param type word of Sentry's API, for example `invalid_data`, `past_timestamp`, `clock_drift`
/// @param name path of the attribute, for example `tags.browser`
/// @param value what was found, shortened
/// @param reason what was expected
public record EventError(
        String type, @Nullable String name, @Nullable String value, @Nullable String reason) {}
