package io.corral.domain.group;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What grouping read of an event: the material its key is made from, normalised, before it is
/// decided what of it counts. For comparing issues with each other, never for keys.
///
/// @param parts exceptions that do not merely wrap, the first thrown first, then the message
public record GroupingReading(Tier tier, List<Part> parts) {

    public GroupingReading {
        parts = List.copyOf(parts);
    }

    /// One exception, or a message.
    ///
    /// @param type null without one
    /// @param generic the type says little
    /// @param template message without the values in it; empty without one
    /// @param telling codes and names in the message that carry its meaning
    /// @param frames without noise and repetition, oldest call first
    public record Part(
            @Nullable String type,
            boolean generic,
            String template,
            List<String> telling,
            List<FrameToken> frames) {
        public Part {
            telling = List.copyOf(telling);
            frames = List.copyOf(frames);
        }
    }

    /// One frame.
    ///
    /// @param text what counts of it in keys
    /// @param weak its function has no trustworthy name
    /// @param reporter many errors pass through it: it reports, asserts or wraps
    public record FrameToken(String text, Role role, boolean weak, boolean reporter) {}
}
