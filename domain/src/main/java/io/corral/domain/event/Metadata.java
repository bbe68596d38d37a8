package io.corral.domain.event;

import org.jspecify.annotations.Nullable;

/// What names an event to people: shown as title, symptom and place in lists.
///
/// @param title one line: `Type: value`, or the message
/// @param type exception type
/// @param value exception message
/// @param filename file of the frame that stands for the event
/// @param function function of that frame
/// @param culprit transaction, else module and function of that frame
/// @param location file name for lists
public record Metadata(
        String title,
        @Nullable String type,
        @Nullable String value,
        @Nullable String filename,
        @Nullable String function,
        @Nullable String culprit,
        @Nullable String location) {}
