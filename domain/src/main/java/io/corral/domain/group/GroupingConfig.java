package io.corral.domain.group;

import io.corral.domain.group.rule.BuiltInRules;
import io.corral.domain.group.rule.FingerprintRules;
import io.corral.domain.group.rule.StackRules;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How the events of a project are grouped, compiled. Immutable; made once for each version of a
/// project's rules and kept, because making it costs as much as asking it a thousand times.
///
/// @param algorithm version of the algorithm
/// @param fingerprints rules that give events a fingerprint
/// @param stacks rules that say what frames are worth
/// @param masksOff kinds of values that stay in messages, as [Explanation.MaskedSpan#kind] names
///     them
/// @param ruleSet number of the project's rule set it was made of; 0 before there is one
/// @param previous what old issues were grouped under, asked for their keys during a transition;
///     null outside of one
public record GroupingConfig(
        int algorithm,
        FingerprintRules fingerprints,
        StackRules stacks,
        Set<String> masksOff,
        long ruleSet,
        @Nullable GroupingConfig previous) {

    /// The newest algorithm without any rule, not even those that are built in.
    public static final GroupingConfig DEFAULT = new GroupingConfig(
            Grouping.ALGORITHM, FingerprintRules.NONE, StackRules.NONE, Set.of(), 0, null);

    /// What a project has that has no rules of its own.
    public static final GroupingConfig STANDARD = of(FingerprintRules.NONE, StackRules.NONE, 0);

    /// The newest algorithm with a project's rules, and behind them those that are built in.
    public static GroupingConfig of(
            FingerprintRules fingerprints, StackRules stacks, long ruleSet) {
        return new GroupingConfig(Grouping.ALGORITHM, fingerprints.then(BuiltInRules.ALL), stacks,
                Set.of(), ruleSet, null);
    }

    /// The same under another version of the algorithm.
    public GroupingConfig withAlgorithm(int version) {
        return new GroupingConfig(version, fingerprints, stacks, masksOff, ruleSet, previous);
    }

    /// The same with kinds of values that stay in messages.
    public GroupingConfig withMasksOff(Set<String> kinds) {
        return new GroupingConfig(algorithm, fingerprints, stacks, kinds, ruleSet, previous);
    }

    public GroupingConfig {
        masksOff = Set.copyOf(masksOff);
        if (previous != null && previous.previous() != null) {
            throw new IllegalArgumentException("a transition has one previous configuration");
        }
    }

    /// The same, while issues of another configuration are still found.
    public GroupingConfig after(@Nullable GroupingConfig other) {
        return new GroupingConfig(algorithm, fingerprints, stacks, masksOff, ruleSet,
                other == null ? null : other.after(null));
    }
}
