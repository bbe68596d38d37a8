package io.corral.protocol.rule;

import java.util.List;

/// What a text of rules turned out to be.
///
/// @param <R> kind of rule
public sealed interface RulesRead<R> {

    /// Rules, in order.
    record Rules<R>(List<R> rules) implements RulesRead<R> {
        public Rules {
            rules = List.copyOf(rules);
        }
    }

    /// Not a list of rules; the first thing that is wrong.
    record Wrong<R>(RuleProblem problem) implements RulesRead<R> {}
}
