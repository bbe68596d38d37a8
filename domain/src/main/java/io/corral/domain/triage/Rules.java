package io.corral.domain.triage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Rules in order: the first that holds decides, and its name is kept.
final class Rules<T> {

    private record Rule<O>(String name, O outcome, Predicate<Case> holds, boolean isDefinition) {}

    /// What was decided, and by which rule.
    ///
    /// @param holds what the rule asks
    /// @param isDefinition whether no other evidence counts against it
    record Decision<O>(O outcome, String rule, Predicate<Case> holds, boolean isDefinition) {

        Decision(O outcome, String rule, Predicate<Case> holds) {
            this(outcome, rule, holds, false);
        }

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
        rules.add(new Rule<>(name, outcome, holds, false));
        return this;
    }

    /// A rule that no other evidence counts against.
    Rules<T> definition(T outcome, String name, Predicate<Case> holds) {
        rules.add(new Rule<>(name, outcome, holds, true));
        return this;
    }

    Optional<Decision<T>> decide(Case about) {
        for (Rule<T> rule : rules) {
            if (rule.holds().test(about)) {
                return Optional.of(new Decision<>(
                        rule.outcome(), rule.name(), rule.holds(), rule.isDefinition()));
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
