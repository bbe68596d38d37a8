package io.corral.domain.ownership;

import io.corral.domain.event.Event;
import io.corral.domain.group.Grouping;
import io.corral.domain.group.rule.ConditionList;
import io.corral.domain.group.rule.RuleCondition;
import java.util.ArrayList;
import java.util.List;

/// Ownership rules in order, compiled. Safe for any number of threads.
public final class OwnershipRules {

    /// No rules.
    public static final OwnershipRules NONE = new OwnershipRules(List.of());

    /// More rules are not taken.
    public static final int RULES_MAX = 5_000;

    private final List<OwnershipRule> rules;
    private final ConditionList conditions;

    private OwnershipRules(List<OwnershipRule> rules) {
        this.rules = List.copyOf(rules);
        conditions = ConditionList.ofEvents(rules.stream()
                .map(rule -> new RuleCondition(null, List.of(rule.matcher()), null)).toList());
    }

    /// Compiles rules.
    public static OwnershipRules of(List<OwnershipRule> rules) {
        return rules.isEmpty() ? NONE : new OwnershipRules(rules);
    }

    /// The rules as they were compiled.
    public List<OwnershipRule> rules() {
        return rules;
    }

    /// The rules an event matches, the one that decides first: of several the last one written
    /// knows best, as in a CODEOWNERS file.
    public List<OwnershipRule> matching(Event event) {
        if (rules.isEmpty()) {
            return List.of();
        }
        List<OwnershipRule> matching = new ArrayList<>();
        conditions.all(Grouping.subject(event)).forEach(i -> matching.add(rules.get(i)));
        return List.copyOf(matching.reversed());
    }
}
