package io.corral.engine.grouping;

import io.corral.domain.group.RuleSet;
import io.corral.domain.id.ProjectId;
import io.corral.protocol.rule.FingerprintRuleReader;
import io.corral.protocol.rule.RuleProblem;
import io.corral.protocol.rule.RulesRead;
import io.corral.protocol.rule.StackRuleReader;
import io.corral.store.grouping.RuleSetStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Shows and changes the grouping rules of projects. Thread-safe.
public final class ProjectRules {

    private final RuleSetStore store;
    private final GroupingConfigs configs;
    private final InstantSource clock;

    public ProjectRules(RuleSetStore store, GroupingConfigs configs, InstantSource clock) {
        this.store = store;
        this.configs = configs;
        this.clock = clock;
    }

    /// What is wrong with texts of rules.
    ///
    /// @param fingerprints null when they are right
    /// @param stacks null when they are right
    public record Problems(@Nullable RuleProblem fingerprints, @Nullable RuleProblem stacks) {

        /// Whether both texts are right.
        public boolean isNone() {
            return fingerprints == null && stacks == null;
        }
    }

    /// What became of a change.
    public sealed interface Changed {
        /// The new version; the old one when nothing changed.
        record Done(RuleSet ruleSet) implements Changed {}

        /// A text is wrong.
        record Wrong(Problems problems) implements Changed {}

        /// Somebody else made the version first.
        record Overtaken() implements Changed {}
    }

    /// The newest version; one without rules when there is none.
    public RuleSet newest(ProjectId project) {
        return store.newest(project).orElseGet(() -> RuleSet.none(project));
    }

    /// Whether events still find the issues of the version before.
    public boolean isInTransition(RuleSet set) {
        return set.isInTransition(clock.instant());
    }

    /// A version by its number.
    public Optional<RuleSet> find(ProjectId project, long number) {
        return number == 0 ? Optional.of(RuleSet.none(project)) : store.find(project, number);
    }

    /// Versions, the newest first.
    public List<RuleSet> history(ProjectId project, long before, int max) {
        return store.list(project, before, max);
    }

    /// What is wrong with texts.
    public static Problems check(String fingerprints, String stacks) {
        return new Problems(
                problem(FingerprintRuleReader.read(fingerprints)),
                problem(StackRuleReader.read(stacks)));
    }

    private static <R> @Nullable RuleProblem problem(RulesRead<R> read) {
        return switch (read) {
            case RulesRead.Rules<R> _ -> null;
            case RulesRead.Wrong<R>(var problem) -> problem;
        };
    }

    /// Makes a new version, in force for the next event.
    public Changed change(ProjectId project, RuleSet.Wish wish) {
        Problems problems = check(wish.fingerprints(), wish.stacks());
        if (!problems.isNone()) {
            return new Changed.Wrong(problems);
        }
        Instant now = clock.instant();
        RuleSet before = newest(project);
        Optional<RuleSet> next = before.changed(wish, now);
        if (next.isEmpty()) {
            return new Changed.Done(before);
        }
        if (!store.add(next.get())) {
            return new Changed.Overtaken();
        }
        configs.changed(project);
        return new Changed.Done(next.get());
    }
}
