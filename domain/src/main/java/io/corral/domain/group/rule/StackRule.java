package io.corral.domain.group.rule;

import java.util.List;

/// Says what the frames of a stack are worth.
///
/// @param condition which frames it is about
/// @param actions what it does, in order
/// @param source where it is written
public record StackRule(
        RuleCondition condition, List<StackAction> actions, RuleSource source) {

    public StackRule {
        actions = List.copyOf(actions);
        if (actions.isEmpty()) {
            throw new IllegalArgumentException(
                    "a stack-trace rule has at least one action: " + source.text());
        }
    }
}
