package io.corral.domain.group.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stack-trace rules in order, compiled; all that match apply, each to what those before it left.
/// Equal when its rules are. Safe for any number of threads.
public final class StackRules {

    /// No rules.
    public static final StackRules NONE = new StackRules(List.of());

    /// More rules are not taken.
    public static final int RULES_MAX = 2_000;

    private final List<StackRule> rules;
    private final ConditionList conditions;

    private StackRules(List<StackRule> rules) {
        this.rules = List.copyOf(rules);
        conditions = ConditionList.ofFrames(rules.stream().map(StackRule::condition).toList());
    }

    /// Compiles rules.
    public static StackRules of(List<StackRule> rules) {
        if (rules.size() > RULES_MAX) {
            throw new IllegalArgumentException(
                    "there may be " + RULES_MAX + " rules, found " + rules.size());
        }
        return rules.isEmpty() ? NONE : new StackRules(rules);
    }

    /// The rules as they were compiled.
    public List<StackRule> rules() {
        return rules;
    }

    /// Whether there is nothing to ask.
    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /// What the rules say of the event's stacks; null when no rule matches.
    public @Nullable StackEffects effects(RuleSubject subject) {
        if (rules.isEmpty() || subject.frames().isEmpty()) {
            return null;
        }
        RuleReading reading = conditions.read(subject);
        StackEffects effects = null;
        Bits possible = conditions.possible(reading);
        for (int i = possible.next(0); i >= 0; i = possible.next(i + 1)) {
            Bits frames = conditions.get(i).matched(reading);
            if (frames != null) {
                effects = effects == null ? new StackEffects(reading) : effects;
                effects.apply(rules.get(i), frames);
            }
        }
        return effects;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StackRules others && rules.equals(others.rules);
    }

    @Override
    public int hashCode() {
        return rules.hashCode();
    }

    @Override
    public String toString() {
        return "StackRules" + rules;
    }
}
