package io.corral.domain.group.similar;

import java.util.List;

/// Two bugs within one issue.
///
/// @param key grouping key that holds both
/// @param score how clearly they are apart, from 0 to 1
/// @param staying what remains, mostly the more frequent one
/// @param leaving the one that the condition takes out
public record SplitFinding(
        long key, double score, Side staying, Side leaving, SplitCondition condition) {

    /// Whether another condition draws the same line: all that is shown of one side meets it, and
    /// nothing of the other.
    public boolean isAlong(SplitCondition other) {
        return condition.equals(other) || staying.meets(other) != leaving.meets(other);
    }

    /// One of the two.
    ///
    /// @param templates its messages without values, the most frequent first, at most 3
    /// @param frames of its most frequent way, nearest to the crash first, at most 6
    /// @param events among those that were looked at
    public record Side(List<String> templates, List<String> frames, long events) {
        public Side {
            templates = List.copyOf(templates);
            frames = List.copyOf(frames);
        }

        private boolean meets(SplitCondition condition) {
            return switch (condition) {
                case SplitCondition.HasFrame(var token) -> frames.contains(token);
                case SplitCondition.MessageIs(var template) -> templates.stream()
                        .anyMatch(each -> List.of(each.split("\n", -1)).contains(template));
            };
        }
    }
}
