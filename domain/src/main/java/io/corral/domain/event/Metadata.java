package io.corral.domain.event;

import io.corral.domain.id.EventId;
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
/// @param feedback what a user wrote; null for everything else
public record Metadata(
        String title,
        @Nullable String type,
        @Nullable String value,
        @Nullable String filename,
        @Nullable String function,
        @Nullable String culprit,
        @Nullable String location,
        @Nullable Feedback feedback) {

    /// Names of what is not feedback.
    public Metadata(
            String title,
            @Nullable String type,
            @Nullable String value,
            @Nullable String filename,
            @Nullable String function,
            @Nullable String culprit,
            @Nullable String location) {
        this(title, type, value, filename, function, culprit, location, null);
    }

    /// The same under another title.
    public Metadata withTitle(String other) {
        return new Metadata(
                other, type, value, filename, function, culprit, location, feedback);
    }

    /// What a user wrote, and who it was.
    ///
    /// @param contactEmail as the user gave it, unchecked
    /// @param source what asked for it, a word of the SDK
    /// @param event the user wrote about; null when it stands alone
    public record Feedback(
            String message,
            @Nullable String contactEmail,
            @Nullable String name,
            @Nullable String source,
            @Nullable EventId event) {}
}
