package io.corral.domain.group;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why an event has the key it has, for people: the same computation as the key, asked for reasons.
///
/// @param ruleSet number of the project's rule set; 0 without one
/// @param why one sentence about the tier
/// @param stacks what was done with each stack, the first thrown exception first
/// @param messages what was masked in each message that was read
/// @param components what the key was made of, in order
public record Explanation(
        long key,
        int algorithm,
        long ruleSet,
        Tier tier,
        String why,
        List<StackPart> stacks,
        List<MessagePart> messages,
        List<Component> components) {

    public Explanation {
        stacks = List.copyOf(stacks);
        messages = List.copyOf(messages);
        components = List.copyOf(components);
    }

    /// One named part of a key.
    public record Component(String name, String value) {}

    /// One stack.
    ///
    /// @param title type of its exception, or the thread
    /// @param counts false when the exception only wraps another
    public record StackPart(String title, boolean counts, List<FramePart> frames) {
        public StackPart {
            frames = List.copyOf(frames);
        }
    }

    /// What became of a frame.
    public enum Fate {
        /// Its token is part of the key.
        KEPT,
        /// Part of the key under the name of the function it belongs to.
        FOLDED,
        /// Not part of the key.
        DROPPED
    }

    /// One frame.
    ///
    /// @param index position in the stack the SDK sent
    /// @param rule what decided whose code it is, or why it does not count
    /// @param token what counts, or would count, of its names
    /// @param fold what was changed in its names; null when nothing was
    public record FramePart(
            int index, Role role, Fate fate, String rule, String token, @Nullable String fold) {}

    /// One message.
    ///
    /// @param original the part that was read
    /// @param template what is left of it
    /// @param counts whether the template is part of the key
    public record MessagePart(
            String original, String template, List<MaskedSpan> spans, boolean counts) {
        public MessagePart {
            spans = List.copyOf(spans);
        }
    }

    /// A masked part of a message.
    ///
    /// @param start first character masked
    /// @param end first character kept again
    /// @param kind what it looked like, for example `uuid`
    public record MaskedSpan(int start, int end, String kind) {}
}
