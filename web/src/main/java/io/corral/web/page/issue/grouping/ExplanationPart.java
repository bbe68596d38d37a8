package io.corral.web.page.issue.grouping;

import io.corral.web.page.issue.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why an event has its key.
///
/// @param tier the evidence, in words
/// @param why a sentence about it
/// @param key hexadecimal digits
/// @param components what the key is made of, in order
public record ExplanationPart(
        String tier, String why, String key, List<MessageView> messages, List<StackView> stacks,
        List<Fact> components) {

    public ExplanationPart {
        messages = List.copyOf(messages);
        stacks = List.copyOf(stacks);
        components = List.copyOf(components);
    }

    /// A message.
    ///
    /// @param counts whether it is part of the key
    public record MessageView(boolean counts, List<Piece> pieces) {
        public MessageView {
            pieces = List.copyOf(pieces);
        }
    }

    /// A part of a message.
    ///
    /// @param kind what it looks like; null when it is kept
    public record Piece(String text, @Nullable String kind) {}

    /// A stack, the newest frame first.
    ///
    /// @param counts false when the exception only wraps another
    /// @param more how many frames are left out; empty for none
    public record StackView(
            String title, boolean counts, List<FrameView> frames, String more) {
        public StackView {
            frames = List.copyOf(frames);
        }
    }

    /// A frame.
    ///
    /// @param token unit and function
    /// @param look class for its fate: `is-kept`, `is-folded` or `is-dropped`
    /// @param fate a word
    /// @param rule what decided
    /// @param fold what was changed in its names; null when nothing was
    public record FrameView(
            String token, String look, String fate, String rule, @Nullable String fold) {}
}
