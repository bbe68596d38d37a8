package io.corral.domain.triage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Rules in order: the first that holds decides, and its name is kept.
final class Rules<T> {

    private record Rule<O>(String name, O outcome, Predicate<Case> holds) {}

    /// What was decided, and by which rule.
    ///
    /// @param holds what the rule asks
    record Decision<O>(O outcome, String rule, Predicate<Case> holds) {

        /// What a person said.
        Decision(O outcome, String rule) {
            this(outcome, rule, has(SignalType.CORRECTED));
        }

        /// The evidence that the rule asked for and found.
        List<Signal> because(Case about) {
            Case again = about.unasked();
            return holds.test(again) ? again.evidence().found() : List.of();
        }
    }

    private final List<Rule<T>> rules = new ArrayList<>();

    Rules<T> rule(T outcome, String name, Predicate<Case> holds) {
        rules.add(new Rule<>(name, outcome, holds));
        return this;
    }

    Optional<Decision<T>> decide(Case about) {
        for (Rule<T> rule : rules) {
            if (rule.holds().test(about)) {
                return Optional.of(new Decision<>(rule.outcome(), rule.name(), rule.holds()));
            }
        }
        return Optional.empty();
    }

    /// Whether any of these was found.
    static Predicate<Case> has(SignalType... types) {
        return about -> about.evidence().hasAny(types);
    }

    /// Whether none of these was found.
    static Predicate<Case> no(SignalType... types) {
        return about -> !about.evidence().hasAny(types);
    }
}
