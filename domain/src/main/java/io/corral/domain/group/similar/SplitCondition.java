package io.corral.domain.group.similar;

/// Tells the events of one bug from those of the other within an issue.
public sealed interface SplitCondition {

    /// A frame with this token is on the stack.
    record HasFrame(String token) implements SplitCondition {}

    /// A message is this once its values are masked.
    record MessageIs(String template) implements SplitCondition {}
}
