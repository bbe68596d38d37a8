package io.corral.domain.group.similar;

import java.util.List;

/// Why two issues look like one bug, or do not.
///
/// @param score from 0 to 1, of both issues with all their representatives
/// @param frames how much their stacks agree, from 0 to 1; -1 when neither has one
/// @param types how much their exception types agree, from 0 to 1
/// @param template how much their messages agree, from 0 to 1
/// @param doubts what speaks against it and held the score down
/// @param aligned the frames of the pair of events that agree most, nearest to the crash first; at
///     most 12
/// @param templates the two messages without values
/// @param typeNames the two first thrown types, empty when unknown
public record Evidence(
        double score,
        double frames,
        double types,
        double template,
        List<Doubt> doubts,
        List<AlignedFrame> aligned,
        List<String> templates,
        List<String> typeNames) {

    public Evidence {
        doubts = List.copyOf(doubts);
        aligned = List.copyOf(aligned);
        templates = List.copyOf(templates);
        typeNames = List.copyOf(typeNames);
    }

    /// What speaks against one bug, however alike the rest is.
    public enum Doubt {
        /// The first thrown exceptions have different types.
        OTHER_TYPE,
        /// Codes or names in the messages differ that carry the meaning.
        OTHER_CODE,
        /// Neither function that failed is near the crash of the other.
        OTHER_FUNCTION,
        /// Each passes through functions of the application that the other does not.
        OTHER_PATH,
        /// Only frames agree that many errors pass through.
        COMMON_FRAMES,
        /// The messages differ where nothing else tells errors apart.
        OTHER_MESSAGE,
        /// Only one has a stack.
        NO_STACK
    }

    /// A frame of either stack.
    ///
    /// @param token what counts of it in keys
    /// @param side where it is
    /// @param weight how much it counts, from 0 to 1: rarity, whose code it is, how near the crash
    public record AlignedFrame(String token, Side side, double weight) {}

    /// Where a frame is.
    public enum Side {
        BOTH,
        FIRST,
        SECOND
    }
}
