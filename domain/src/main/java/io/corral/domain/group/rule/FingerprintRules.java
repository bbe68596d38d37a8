package io.corral.domain.group.rule;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fingerprint rules in order, compiled; the first one that matches decides. Equal when its rules
/// are. Safe for any number of threads.
public final class FingerprintRules {

    /// No rules.
    public static final FingerprintRules NONE = new FingerprintRules(List.of());

    /// More rules are not taken.
    public static final int RULES_MAX = 2_000;

    private final List<FingerprintRule> rules;
    private final ConditionList conditions;
    private final boolean titles;

    private FingerprintRules(List<FingerprintRule> rules) {
        this.rules = List.copyOf(rules);
        conditions = ConditionList.ofEvents(
                rules.stream().map(FingerprintRule::condition).toList());
        titles = rules.stream().anyMatch(rule -> rule.title() != null);
    }

    /// Compiles rules.
    public static FingerprintRules of(List<FingerprintRule> rules) {
        if (rules.size() > RULES_MAX) {
            throw new IllegalArgumentException(
                    "there may be " + RULES_MAX + " rules, found " + rules.size());
        }
        return rules.isEmpty() ? NONE : new FingerprintRules(rules);
    }

    /// The same rules, and others behind them.
    public FingerprintRules then(FingerprintRules others) {
        List<FingerprintRule> all = new ArrayList<>(rules);
        all.addAll(others.rules);
        return new FingerprintRules(all);
    }

    /// The rules as they were compiled.
    public List<FingerprintRule> rules() {
        return rules;
    }

    /// Whether there is nothing to ask.
    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /// Whether any rule gives a title.
    public boolean giveTitles() {
        return titles;
    }

    /// The first rule that matches; null when none does.
    public @Nullable FingerprintRule first(RuleSubject subject) {
        int first = conditions.first(subject);
        return first < 0 ? null : rules.get(first);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FingerprintRules others && rules.equals(others.rules);
    }

    @Override
    public int hashCode() {
        return rules.hashCode();
    }

    @Override
    public String toString() {
        return "FingerprintRules" + rules;
    }
}
