package io.corral.domain.group.rule;

import java.util.List;

/// Stack-trace rules in order; all that match apply.
public record StackRules(List<StackRule> rules) {

    /// No rules.
    public static final StackRules NONE = new StackRules(List.of());

    /// More rules are not taken.
    public static final int RULES_MAX = 2_000;

    public StackRules {
        rules = List.copyOf(rules);
        if (rules.size() > RULES_MAX) {
            throw new IllegalArgumentException(
                    "there may be " + RULES_MAX + " rules, found " + rules.size());
        }
    }

    /// Whether there is nothing to ask.
    public boolean isEmpty() {
        return rules.isEmpty();
    }
}
