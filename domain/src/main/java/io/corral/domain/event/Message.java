package io.corral.domain.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A log message (Sentry "Message Interface").
///
/// @param template text with its placeholders, where the SDK sent one
/// @param formatted text as a person reads it; never null together with `template`
/// @param params values of the placeholders, JSON values
public record Message(
        @Nullable String template, @Nullable String formatted, List<@Nullable Object> params) {

    /// The text to show: formatted, else the template, else empty.
    public String text() {
        if (formatted != null) {
            return formatted;
        }
        return template != null ? template : "";
    }
}
