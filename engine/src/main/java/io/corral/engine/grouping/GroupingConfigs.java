package io.corral.engine.grouping;

import io.corral.domain.group.GroupingConfig;
import io.corral.domain.group.GroupingVersion;
import io.corral.domain.group.RuleSet;
import io.corral.domain.group.rule.FingerprintRules;
import io.corral.domain.group.rule.StackRules;
import io.corral.domain.id.ProjectId;
import io.corral.protocol.rule.FingerprintRuleReader;
import io.corral.protocol.rule.RulesRead;
import io.corral.protocol.rule.StackRuleReader;
import io.corral.store.grouping.RuleSetStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The compiled configuration of every project: the current one is asked for every event, older
/// ones for explanations. Thread-safe; the map is the only state.
public final class GroupingConfigs {

    private static final Logger LOG = LoggerFactory.getLogger(GroupingConfigs.class);
    /// Projects and old versions that are kept compiled.
    private static final int KEPT_MAX = 1_000;

    private final RuleSetStore store;
    private final InstantSource clock;
    private final Map<ProjectId, Current> current = new ConcurrentHashMap<>();
    private final Map<Older, GroupingConfig> older = new ConcurrentHashMap<>();

    private record Current(RuleSet ruleSet, GroupingConfig config) {}

    private record Older(ProjectId project, GroupingVersion version) {}

    public GroupingConfigs(RuleSetStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// What new events of a project are grouped under. During a transition it knows the version
    /// before.
    public GroupingConfig current(ProjectId project) {
        Current known = current.get(project);
        if (known == null) {
            known = compile(store.newest(project).orElseGet(() -> RuleSet.none(project)));
            keep(current, project, known);
        }
        if (known.config().previous() != null
                && !known.ruleSet().isInTransition(clock.instant())) {
            known = new Current(known.ruleSet(), known.config().after(null));
            current.put(project, known);
        }
        return known.config();
    }

    /// What an event was grouped under, to explain it; without rules where that version is gone.
    public GroupingConfig of(ProjectId project, GroupingVersion version) {
        if (version.ruleSet() == 0) {
            return GroupingConfig.STANDARD.withAlgorithm(Math.max(1, version.algorithm()));
        }
        GroupingConfig newest = current(project);
        if (newest.ruleSet() == version.ruleSet()) {
            return newest.after(null);
        }
        var wanted = new Older(project, version);
        GroupingConfig known = older.get(wanted);
        if (known == null) {
            known = store.find(project, version.ruleSet()).map(GroupingConfigs::compiled)
                    .orElse(GroupingConfig.STANDARD);
            keep(older, wanted, known);
        }
        return known;
    }

    private static <K, V> void keep(Map<K, V> map, K key, V value) {
        if (map.size() >= KEPT_MAX) {
            map.clear();
        }
        map.put(key, value);
    }

    /// Forgets what was compiled for a project, because its rules changed.
    public void changed(ProjectId project) {
        current.remove(project);
        older.keySet().removeIf(each -> each.project().equals(project));
    }

    private Current compile(RuleSet set) {
        GroupingConfig config = compiled(set);
        if (!set.isInTransition(clock.instant())) {
            return new Current(set, config);
        }
        GroupingConfig before = set.previous() == 0
                ? GroupingConfig.STANDARD
                : store.find(set.project(), set.previous()).map(GroupingConfigs::compiled)
                        .orElse(GroupingConfig.STANDARD);
        return new Current(set, config.after(before));
    }

    /// Compiles a version. A text that is not read any more counts as none: grouping goes on.
    public static GroupingConfig compiled(RuleSet set) {
        if (set.number() == 0) {
            return GroupingConfig.STANDARD;
        }
        return GroupingConfig.of(
                FingerprintRules.of(
                        rules(set, FingerprintRuleReader.read(set.fingerprints()))),
                StackRules.of(rules(set, StackRuleReader.read(set.stacks()))),
                set.number()).withMasksOff(Set.copyOf(set.masksOff()))
                .withAlgorithm(set.algorithm());
    }

    private static <R> List<R> rules(RuleSet set, RulesRead<R> read) {
        return switch (read) {
            case RulesRead.Rules<R>(var rules) -> rules;
            case RulesRead.Wrong<R>(var problem) -> {
                LOG.warn("version {} of the rules of project {} is not used: {}",
                        set.number(), set.project(), problem.sentence());
                yield List.of();
            }
        };
    }
}
