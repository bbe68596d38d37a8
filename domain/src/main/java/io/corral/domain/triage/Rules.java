package io.corral.domain.triage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Rules in order: the first that holds decides, and its name is kept.
final class Rules<T> {

    private record Rule<O>(String name, O outcome, Predicate<Evidence> holds) {}

    /// What was decided, and by which rule.
    record Decision<O>(O outcome, String rule) {}

    private final List<Rule<T>> rules = new ArrayList<>();

    Rules<T> rule(T outcome, String name, Predicate<Evidence> holds) {
        rules.add(new Rule<>(name, outcome, holds));
        return this;
    }

    Optional<Decision<T>> decide(Evidence evidence) {
        return rules.stream().filter(rule -> rule.holds().test(evidence)).findFirst()
                .map(rule -> new Decision<>(rule.outcome(), rule.name()));
    }

    static Predicate<Evidence> has(SignalType type) {
        return evidence -> evidence.has(type);
    }

    static Predicate<Evidence> any(SignalType... types) {
        return evidence -> evidence.hasAny(types);
    }

    static Predicate<Evidence> no(SignalType... types) {
        return evidence -> !evidence.hasAny(types);
    }
}
